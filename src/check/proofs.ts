import type { Task } from "../../course.ts";
import { Problem } from "../text/problem.ts";
import { mirrors } from "../course/mirrors.ts";
import { bundle } from "../run/bundle.ts";
import { judgeMutants } from "../run/diagnose.ts";
import { judge } from "../run/judge.ts";
import { isDone, type Failure } from "../run/verdict.ts";
import type { Workers } from "../run/workers.ts";
import type { Finding } from "./finding.ts";

/** What running a task's tests proved. */
export interface Proof {
  stubFails: boolean;
  solutionPasses: boolean;
  killed: number;
  mutants: number;
  findings: Finding[];
}

/** Runs the stub, the solution and every mutant of a task. The stub must fail, and by its own name alone. */
export async function prove(root: string, task: Task, stub: string, workers: Workers): Promise<Proof> {
  const findings: Finding[] = [];
  const find = (en: string, fa: string) => findings.push({ where: task.id, text: { en, fa } });
  const report = (error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    findings.push({ where: task.id, text: error.text });
    return [];
  };
  const paths = mirrors(root, task.id);

  const worker = workers.any(task.kind);
  const solution = await judge(root, task, worker, () => bundle(root, task.id, "solutions"));
  const onDrawn = await judge(root, task, worker, () => bundle(root, task.id, "solutions", undefined, "drawn"));
  const asShipped = new Map([[paths.exercises, stub]]);
  const onStub = await judge(root, task, worker, () => bundle(root, task.id, "exercises", asShipped));
  workers.giveBack(task.kind, worker);

  for (const { test, message } of [...solution.failures, ...onDrawn.failures]) {
    find(`the solution fails "${test}": ${message}`, `پاسخ در «${test}» رد می‌شود: ${message}`);
  }
  const accidents = onStub.failures.filter(({ kind }) => kind !== "not-implemented");
  for (const { test, kind } of accidents) {
    find(
      `the stub fails "${test}" by ${kind}, not by NotImplemented`,
      `تمرین خالی در «${test}» با ${kind} رد می‌شود، نه با NotImplemented`,
    );
  }
  if (onStub.failures.length === 0) find("the stub passes every test", "تمرین خالی از همهٔ آزمون‌ها می‌گذرد");

  const judged = isDone(solution) ? await judgeMutants(root, task, workers).catch(report) : [];
  const survivors = judged.filter(({ failures }) => failures.length === 0);
  for (const { mutant } of survivors) {
    find(`the mutant ${mutant.name} passes every test`, `جهش ${mutant.name} از همهٔ آزمون‌ها می‌گذرد`);
  }
  for (const { mutant } of judged.filter(({ failures }) => failures.some(isBroken))) {
    find(`the mutant ${mutant.name} does not run at all`, `جهش ${mutant.name} اصلاً اجرا نمی‌شود`);
  }
  if (isDone(solution) && judged.length === 0) find("no mutant was tried", "هیچ جهشی آزموده نشد");
  return {
    stubFails: onStub.failures.length > 0 && accidents.length === 0,
    solutionPasses: isDone(solution) && isDone(onDrawn),
    killed: judged.length - survivors.length,
    mutants: judged.length,
    findings,
  };
}

/** A mutant must be a program that gives a wrong answer, not a broken file. */
function isBroken({ kind }: Failure): boolean {
  return kind === "syntax" || kind === "import";
}
