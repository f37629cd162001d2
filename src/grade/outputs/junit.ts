import { create } from "xmlbuilder2";
import type { Lang } from "../../text/lang.ts";
import { totalWords } from "../feedback/totals.ts";
import type { StudentView, TaskView } from "../feedback/view.ts";
import { rowsOf, type Row } from "./rows.ts";

type Element = ReturnType<typeof create>;

/**
 * JUnit's XML as Jenkins and Surefire read it: a suite for each task, a case for each check. Work that was refused is one
 * case that fails; where the grader failed it is one with an error.
 */
export function junit(view: StudentView, lang: Lang): string {
  const document = create({ version: "1.0", encoding: "UTF-8", invalidCharReplacement: "\ufffd" });
  const suites = document.ele("testsuites", { name: "tamrin" });
  if (view.outcome === "graded") for (const task of view.tasks) addTask(suites, task, lang);
  else addWhole(suites, view, lang);
  return `${document.end({ prettyPrint: true })}\n`;
}

function addTask(suites: Element, task: TaskView, lang: Lang): void {
  const rows = rowsOf(task, lang);
  const failures = rows.filter(({ passed }) => !passed).length;
  const suite = suites.ele("testsuite", { name: task.id, tests: rows.length, failures, errors: 0, skipped: 0 });
  for (const row of rows) addCase(suite, row, task.id);
}

function addCase(suite: Element, { name, passed, kind, lines, picture }: Row, classname: string): void {
  const held = suite.ele("testcase", { name, classname });
  if (passed) return;
  held.ele("failure", { message: lines[0] ?? "", type: kind ?? "failed" }).txt([...lines, ...picture].join("\n"));
}

function addWhole(suites: Element, view: StudentView, lang: Lang): void {
  const refused = view.outcome === "refused";
  const words = totalWords(view, lang).join("\n");
  suites
    .ele("testsuite", { name: "tamrin", tests: 1, failures: Number(refused), errors: Number(!refused), skipped: 0 })
    .ele("testcase", { name: view.outcome, classname: "tamrin" })
    .ele(refused ? "failure" : "error", { message: words.split("\n")[0]!, type: view.outcome })
    .txt(words);
}
