import { tasks } from "../../course.ts";
import { editedTasks } from "../check/check.ts";
import { runStep, type StepResult } from "../gate/gate.ts";
import { steps } from "../gate/steps.ts";
import { ensureNative } from "../tensorflow/ensure.ts";
import type { Run } from "./command.ts";

/** Also sets native TensorFlow up, where it can be had: what trains on it is a large part of what is to be proved. */
export const run: Run = async (_args, _options, context) => {
  const { root, lang, note } = context;
  await ensureNative(context);
  const results: StepResult[] = [];
  for (const step of steps(editedTasks(root, tasks).length === 0)) {
    // The tests take minutes: what they say is passed on as they say it.
    const live = step.name === "tests";
    const result = await runStep(root, step, live ? (text) => note(text.trimEnd()) : undefined);
    note(`${result.passed ? "✓" : "✗"} ${step.title[lang]} (${result.seconds.toFixed(1)} s)`);
    if (!result.passed && !live) note(result.output.trimEnd());
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
