import { MOST_COLUMNS } from "../../run/drawing.ts";
import { showCall, shown, type ShownCell, type ShownDifference } from "../../run/explain.ts";
import { pictureOf, type Picture } from "../../run/picture.ts";
import { showNumber } from "../../run/show.ts";
import type { Call, Difference, Failure, FailureKind, Place } from "../../run/verdict.ts";
import type { Text } from "../../text/lang.ts";
import type { Level } from "../policy/feedback.ts";
import { readable } from "./readable.ts";

/** A failure as far as it may be told: what may not is absent. Every value is text. */
export interface FailureView {
  kind: FailureKind;
  /** Only where there is no difference. */
  message?: string;
  difference?: ShownDifference;
  picture?: Picture;
  /** The call with its arguments. */
  call?: string;
  at?: Place;
  cause?: Text;
}

/** Code points of a call that are shown. */
const CALL_WIDTH = 300;

/** What may be told of a failure; undefined: nothing but that it failed. */
export function failureView(failure: Failure, level: Level): FailureView | undefined {
  switch (level) {
    case "full":
      return present({ ...withoutAnswer(failure), ...answer(failure), at: placeIn(failure.at, ANY) });
    case "actual-only":
      return present({ ...withoutAnswer(failure), message: ownMessage(failure) });
    case "index-only":
      return present({
        kind: failure.kind,
        difference: placeOnly(failure.difference),
        at: placeIn(failure.at, LESSON),
      });
    case "pass-fail":
      return undefined;
  }
}

/** What came out, and of what input. */
function withoutAnswer({ kind, difference, call, cause, at }: Failure) {
  return {
    kind,
    difference: difference && gotOnly(difference),
    call: call && shownCall(call),
    at: placeIn(at, LESSON),
    cause: cause && { en: readable(cause.text.en, 600), fa: readable(cause.text.fa, 600) },
  };
}

/** What was wanted. */
function answer({ difference, message }: Failure) {
  if (!difference) return { message: readable(firstLine(message), 400) };
  const { first, worst, ...rest } = shown(difference);
  return {
    difference: { ...rest, first: readableCell(first), worst: worst && readableCell(worst) },
    picture: pictureOf(difference, MOST_COLUMNS),
  };
}

function gotOnly({ kind, first, worst, differing, total, tolerance }: Difference): ShownDifference {
  // Shown by itself: as many digits as tell it from the wanted number would say how near that is.
  const cell = ({ path, got }: Difference["first"]) => readableCell({ path, got: showNumber(got) });
  return { kind, first: cell(first), worst: cell(worst), differing, total, tolerance };
}

function placeOnly(difference: Difference | undefined): ShownDifference | undefined {
  return difference && { kind: difference.kind, first: { path: readable(difference.first.path) } };
}

/** The message of what the lesson itself threw; that of an assertion says what was wanted. */
function ownMessage({ kind, message }: Failure): string | undefined {
  return ASSERTED.includes(kind) ? undefined : readable(firstLine(message), 400);
}

const ASSERTED: FailureKind[] = ["shape", "value", "assertion"];

function firstLine(text: string): string {
  return text.split("\n", 1)[0]!;
}

function shownCall({ name, args }: Call): string {
  return readable(showCall({ name, args }, CALL_WIDTH), CALL_WIDTH + 100);
}

function readableCell({ path, got, want }: ShownCell): ShownCell {
  const value = (text: string | undefined) => (text === undefined ? undefined : readable(text, 100));
  return present({ path: readable(path), got: value(got), want: value(want) });
}

/** A lesson of the student's: a test's line may hold the answer, a solution's is one. */
const LESSON = /^(?:(?:exercises|submission)\/)?\d\d-[\w-]+\/[\w-]+\.ts$/;
const ANY = new RegExp(`${LESSON.source}|^tests/`);

function placeIn(at: Place | undefined, files: RegExp): Place | undefined {
  if (!at || !files.test(at.file)) return undefined;
  const { file, line, column, text } = at;
  return present({ file: readable(file), line, column, text: text === undefined ? undefined : readable(text.trim()) });
}

/** Without the keys that have no value, so that what is not told leaves no trace. */
function present<T extends object>(held: T): T {
  const kept = {} as T;
  for (const key in held) if (held[key] !== undefined) kept[key] = held[key];
  return kept;
}
