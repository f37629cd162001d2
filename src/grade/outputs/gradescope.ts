import { tasks as catalogue } from "../../../course.ts";
import type { Lang } from "../../text/lang.ts";
import { remarkWords, taskWords, totalWords } from "../feedback/totals.ts";
import type { StudentView, TaskView } from "../feedback/view.ts";
import { rowsOf } from "./rows.ts";

/**
 * Gradescope's results.json (https://gradescope-autograders.readthedocs.io/en/latest/specs/). A task is a test with points;
 * its checks follow it with a status alone, since the points of a task need not be a sum over its checks. What is
 * ungradable has an output and no score at all: Gradescope then counts the run, not the student, as failed.
 */
export function gradescope(view: StudentView, lang: Lang): string {
  const about = {
    output: [...totalWords(view, lang), ...remarkWords(view, lang)].join("\n"),
    output_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
  };
  if (view.points === null) return JSON.stringify(about);
  const tests = view.tasks.flatMap((task, i) => taskTests(task, i + 1, lang));
  return JSON.stringify({ score: view.points, ...about, tests, extra_data: { outcome: view.outcome, max: view.max } });
}

function taskTests(task: TaskView, number: number, lang: Lang): object[] {
  const common = { output_format: "text", tags: tagsOf(task.id), visibility: "visible" };
  const whole = {
    ...{ name: task.id, number: `${number}`, score: task.points, max_score: task.max },
    ...{ status: statusOf(task.passed === task.total), output: taskWords(task, lang).join("\n"), ...common },
  };
  const checks = rowsOf(task, lang).map(({ name, passed, lines, picture }, i) => ({
    ...{ name, number: `${number}.${i + 1}`, status: statusOf(passed) },
    ...{ output: [...lines, ...picture].join("\n"), ...common },
  }));
  return [whole, ...checks];
}

function statusOf(passed: boolean): "passed" | "failed" {
  return passed ? "passed" : "failed";
}

function tagsOf(id: string): string[] {
  return catalogue.find((task) => task.id === id)?.tags ?? [];
}
