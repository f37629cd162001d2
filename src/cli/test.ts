import { tasks } from "../../course.ts";
import { editedTasks } from "../check/check.ts";
import { runStep, type StepResult } from "../gate/gate.ts";
import { steps } from "../gate/steps.ts";
import type { Run } from "./command.ts";

export const run: Run = async (_args, _options, { root, lang, note }) => {
  const results: StepResult[] = [];
  for (const step of steps(editedTasks(root, tasks).length === 0)) {
    const result = await runStep(root, step);
    note(`${result.passed ? "✓" : "✗"} ${step.title[lang]} (${result.seconds.toFixed(1)} s)`);
    if (!result.passed || step.name === "tests") note(result.output.trimEnd());
    results.push(result);
  }
  const failed = results.filter(({ passed }) => !passed);
  const data = { steps: results.map(({ name, passed, seconds }) => ({ name, passed, seconds })) };
  const words = {
    en: failed.length === 0 ? "Everything passes." : `Failed: ${failed.map(({ name }) => name).join(", ")}.`,
    fa: failed.length === 0 ? "همه چیز درست است." : `ناموفق: ${failed.map(({ name }) => name).join("، ")}.`,
  };
  return { holds: failed.length === 0, data, words: words[lang] };
};
