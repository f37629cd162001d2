import { setTimeout as wait } from "node:timers/promises";
import type { Text } from "../../text/lang.ts";
import type { Class, Grade } from "../grade.ts";
import type { Isolation } from "../sandbox/cages.ts";
import type { Submission } from "../intake/submission.ts";
import { assess, without, type Assessor } from "./assess.ts";
import type { Driver } from "./driver.ts";
import { Explainer, type TaskOutcome } from "./outcome.ts";
import { keyOf, paperOf, starterPaper, type Course } from "./paper.ts";
import type { Paper } from "../worker/protocol.ts";
import type { Results } from "./results.ts";

/** Milliseconds within which a signal to this process has been noticed. */
const NOTICE = 100;

/** One run over a class. */
export interface Batch {
  root: string;
  course: Course;
  submissions: AsyncIterable<Submission>;
  /** What is there already is not run again. */
  results: Results;
  /** Started when the first tests have to run. */
  driver(): Driver;
  /** How many submissions are under way at a time. */
  lanes: number;
  isolation: Isolation;
  /** Limits and the like: results of other settings are not taken over. */
  settings: unknown;
  /** Called after each submission. */
  graded(grade: Grade, seen: { again: boolean }): void;
  /** When aborted, no further submission is begun, and what is under way is dropped. */
  signal?: AbortSignal;
}

/** Grades every submission once. Rejects where nothing further can be graded; what was graded stays in the results. */
export async function gradeClass(batch: Batch): Promise<Class> {
  const run = new ClassRun(batch);
  try {
    return await run.all();
  } finally {
    await run.stop();
  }
}

class ClassRun {
  private readonly batch: Batch;
  private readonly explainer: Explainer;
  private readonly grades: Grade[] = [];
  private tests: Class["tests"] = {};
  private running?: Driver;
  /** Nothing is begun any more, and what comes now may be spoiled: it is not kept. */
  private over = false;

  constructor(batch: Batch) {
    this.batch = batch;
    this.explainer = new Explainer(batch.root);
  }

  async all(): Promise<Class> {
    await Promise.race([this.grading(), this.abort()]).catch(async (error) => {
      // Ctrl-C also ends the processes that this one has started; their end may be noticed first.
      await wait(NOTICE);
      if (!this.batch.signal?.aborted) throw error;
    });
    const grades = this.grades.toSorted((a, b) => (a.student < b.student ? -1 : 1));
    return { policy: this.batch.course.policy, tests: this.tests, grades };
  }

  private abort(): Promise<void> {
    const { signal } = this.batch;
    return new Promise((resolve) => {
      const end = () => resolve(void (this.over = true));
      if (signal?.aborted) end();
      else signal?.addEventListener("abort", end, { once: true });
    });
  }

  private async grading(): Promise<void> {
    const { course, submissions, lanes, isolation } = this.batch;
    const { policy } = course;
    const starter = await this.starter();
    this.tests = Object.fromEntries(starter.map(({ id, checks }) => [id, checks.map(({ name }) => name)]));
    const passing = Object.fromEntries(starter.map(({ id, checks }) => [id, checks.filter(({ passed }) => passed).length])); // prettier-ignore
    const assessor = { policy, suite: { tests: this.tests, starter: passing }, isolation };
    const source = submissions[Symbol.asyncIterator]();
    const lane = async () => {
      for (let next = await source.next(); !next.done; next = await source.next()) {
        if (this.over) return;
        await this.one(next.value, starter, assessor);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  async stop(): Promise<void> {
    this.over = true;
    this.explainer.stop();
    await this.running?.stop();
  }

  private async one(submission: Submission, starter: TaskOutcome[], assessor: Assessor): Promise<void> {
    const { course, settings, graded } = this.batch;
    const paper = paperOf(submission, course);
    const key = keyOf(paper, course.digest, settings);
    const known = this.batch.results.get(key);
    const tell = (grade: Grade) => {
      this.grades.push(grade);
      graded(grade, { again: known !== undefined });
    };
    if (submission.refused) return tell(without(submission, key, assessor, "refused", submission.refused));
    const outcomes = known ?? (await this.run(paper, key));
    if ("fault" in outcomes) return tell(without(submission, key, assessor, "ungradable", faultWords(outcomes.fault)));
    const byTask = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    const complete = starter.map((untouched) => byTask.get(untouched.id) ?? untouched);
    return tell(assess(submission, complete, key, assessor));
  }

  /** What the tests say of the stubs; of a task that nobody touched this is the outcome. */
  private async starter(): Promise<TaskOutcome[]> {
    const { course, settings } = this.batch;
    const paper = starterPaper(course);
    const key = keyOf(paper, course.digest, settings);
    const outcomes = this.batch.results.get(key) ?? (await this.run(paper, key));
    if ("fault" in outcomes) throw new Error(outcomes.fault);
    return outcomes;
  }

  private async run(paper: Paper, key: string): Promise<TaskOutcome[] | { fault: string }> {
    const { results } = this.batch;
    this.running ??= this.batch.driver();
    const marked = paper.tasks.length === 0 ? { tasks: [] } : await this.running.grade(paper);
    this.goOn();
    if ("fault" in marked) return marked;
    const outcomes: TaskOutcome[] = [];
    for (const result of marked.tasks) outcomes.push(await this.explainer.explain(result));
    this.goOn();
    results.put(key, outcomes);
    // As they will be read another time, so that both give the same bytes.
    return results.get(key)!;
  }

  private goOn(): void {
    if (this.over) throw new Error("the run is over");
  }
}

function faultWords(fault: string): Text {
  return {
    en: `the grader failed twice (${fault}); this counts as no attempt: grade again`,
    fa: `نمره‌دهنده دو بار ناکام ماند (${fault})؛ این تلاش به حساب نمی‌آید: دوباره نمره دهید`,
  };
}
