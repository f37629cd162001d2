import type { FailureKind } from "../../run/verdict.ts";
import type { Lang } from "../../text/lang.ts";
import { totalWords } from "../feedback/totals.ts";
import type { StudentView } from "../feedback/view.ts";
import { rowsOf, type Row } from "./rows.ts";

/** Characters of a message that Exercism keeps. */
const MOST = 65_535;

type Status = "pass" | "fail" | "error";

/**
 * Exercism's results.json, version 3 (https://exercism.org/docs/building/tooling/test-runners/interface). `error` stands
 * for work of which no test ran to its end. `output`, which is for what the student's code prints (500 characters), is
 * left out: what code prints in the sandbox goes nowhere.
 */
export function exercism(view: StudentView, lang: Lang): string {
  const tests = view.tasks.flatMap((task, i) => rowsOf(task, lang).map((row) => testOf(row, task.id, i + 1)));
  const status = statusOf(tests.map((test) => test.status));
  if (status === "pass" || status === "fail") return JSON.stringify({ version: 3, status, message: null, tests });
  const message = [...totalWords(view, lang), ...tests.slice(0, 1).map((test) => test.message ?? "")].join("\n");
  return JSON.stringify({ version: 3, status, message: message.slice(0, MOST), tests });
}

function statusOf(all: Status[]): Status {
  if (all.every((each) => each === "error")) return "error";
  return all.every((each) => each === "pass") ? "pass" : "fail";
}

function testOf({ name, passed, kind, lines, picture }: Row, task: string, number: number) {
  const status: Status = passed ? "pass" : STOPPED.includes(kind) ? "error" : "fail";
  const message = passed ? null : [...lines, ...picture].join("\n").slice(0, MOST);
  return { name: `${task}: ${name}`, status, message, task_id: number };
}

/** Ends that are no answer. */
const STOPPED: (FailureKind | undefined)[] = ["not-implemented", "error", "syntax", "import", "timeout", "exit"];
