/** The program in the sandbox: holds the lessons of one submission and answers calls to them until its stdin ends. */
import { ByteReader, ByteWriter } from "../wire/bytes.ts";
import { Snapshot } from "../wire/changes.ts";
import { Channel, Ended } from "../wire/channel.ts";
import { Decoder, type Absent } from "../wire/decode.ts";
import { Encoder, type Kept } from "../wire/encode.ts";
import { errorOf } from "../wire/errors.ts";
import { MESSAGE } from "../wire/messages.ts";
import { Table } from "../wire/table.ts";
import { freezeBuiltIns, restoreBuiltIns } from "./freeze.ts";
import { Lessons } from "./lessons.ts";
import { placeIn } from "./place.ts";
import * as handles from "./tf/known.ts";
import { answerBy } from "./tf/remote.ts";

// What a lesson prints is no message.
const channel = new Channel({ read: 0, write: 1 });
const silent = () => true;
// Node's own streams are not even looked at: made for a pipe, they let no write to it wait any more.
for (const name of ["stdout", "stderr"])
  Object.defineProperty(process, name, { value: { write: silent, end: silent } });
for (const name of ["log", "info", "debug", "warn", "error", "trace", "table", "dir"] as const) console[name] = silent;

const lessons = new Lessons();
/** Functions that lessons have given out, for as long as a task is graded. */
const functions: Function[] = [];

const kept: Kept = {
  function: (value) => functions.push(value) - 1,
  instance: (value) => [handles.numberOf(value), ""],
  place: placeIn,
};

/** The grader's first function runs operations on tensors. */
answerBy((operation, args) => ask(0, [operation, args]));
freezeBuiltIns();
try {
  for (;;) serve(new ByteReader(channel.receive()));
} catch (error) {
  if (!(error instanceof Ended)) throw error;
}

function serve(from: ByteReader): void {
  const kind = from.byte();
  if (kind === MESSAGE.load) {
    for (let i = from.count(8); i > 0; i--) lessons.add(from.text(), from.text());
    return;
  }
  const table = new Table();
  if (kind === MESSAGE.anew) return answer(table, beginAnew);
  if (kind === MESSAGE.read) {
    const [id, name] = [from.text(), from.text()];
    return answer(table, () => lessons.get(id)[name]);
  }
  const callee = kind === MESSAGE.call ? exported(from.text(), from.text()) : keptFunction(from.index());
  const args = decoderOf(from, table).value() as unknown[];
  answer(table, () => Reflect.apply(callee(), undefined, args));
}

/** A process that cannot be as it was at the start ends: the next task gets another. */
function beginAnew(): void {
  if (!restoreBuiltIns()) process.exit();
  functions.length = 0;
  handles.forgetAll();
  lessons.begin();
}

function exported(id: string, name: string): () => Function {
  return () => {
    const found = lessons.get(id)[name];
    if (typeof found === "function") return found;
    throw new TypeError(`${id} exports no function ${name}`);
  };
}

function keptFunction(number: number): () => Function {
  return () => functions[number]!;
}

/** Sends what `work` gives or throws, and what it changed in its arguments. */
function answer(table: Table, work: () => unknown): void {
  const snapshot = new Snapshot(table.all());
  let kind: number = MESSAGE.returned;
  let value: unknown;
  try {
    value = work();
  } catch (error) {
    if (error instanceof Ended) throw error;
    kind = MESSAGE.threw;
    value = error instanceof Error ? error : new Error(`thrown: ${String(error)}`);
  }
  try {
    send(kind, value, table, snapshot);
  } catch (error) {
    if (error instanceof Ended) throw error;
    // A value that cannot be sent is the lesson's fault; a new conversation, because half of it may have been noted.
    send(MESSAGE.threw, new TypeError(String((error as Error).message)), new Table(), new Snapshot([]));
  }
}

function send(kind: number, value: unknown, table: Table, snapshot: Snapshot): void {
  const to = new ByteWriter();
  to.byte(kind);
  const encoder = new Encoder(to, kept, table);
  encoder.value(value);
  snapshot.encode(encoder, to);
  channel.send(to);
}

function decoderOf(from: ByteReader, table: Table): Decoder {
  const absent: Absent = {
    function:
      (number) =>
      (...args: unknown[]) =>
        ask(number, args),
    instance: handles.at,
    error: errorOf,
  };
  return new Decoder(from, absent, table);
}

/** Calls a function of the grader, in the middle of a lesson's; it may call functions of the lesson in turn. */
function ask(number: number, args: unknown[]): unknown {
  const to = new ByteWriter();
  to.byte(MESSAGE.ask);
  to.count(number);
  const table = new Table();
  new Encoder(to, kept, table).value(args);
  channel.send(to);
  for (;;) {
    const from = new ByteReader(channel.receive());
    const kind = from.peek();
    if (kind !== MESSAGE.answered && kind !== MESSAGE.failed) {
      serve(from);
      continue;
    }
    from.byte();
    const value = decoderOf(from, table).value();
    if (kind === MESSAGE.failed) throw value;
    return value;
  }
}
