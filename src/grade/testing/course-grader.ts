import { readFileSync } from "node:fs";
import { tasks as catalogue } from "../../../course.ts";
import { mirrors } from "../../course/mirrors.ts";
import { applyMutant, loadMutants } from "../../course/mutants.ts";
import { loadStubs } from "../../course/stubs.ts";
import type { TestResult } from "../../run/protocol.ts";
import { LIMITS } from "../sandbox/command.ts";
import { startGrader, type Grader } from "../worker/worker.ts";

type Kind = (typeof catalogue)[number]["kind"];

/** Ids of the course's tasks of a kind. */
export const tasksOf = (kind: Kind): string[] => catalogue.filter((task) => task.kind === kind).map(({ id }) => id);

/** A grading process for the tasks of a kind. Nothing is shut in: what is asked of it holds with and without. */
export class CourseGrader {
  readonly solutions: Record<string, string>;
  private readonly root: string;
  private readonly tasks: string[];
  private readonly grader: Grader;

  private constructor(root: string, tasks: string[], grader: Grader) {
    this.root = root;
    this.tasks = tasks;
    this.grader = grader;
    this.solutions = Object.fromEntries(
      catalogue.map(({ id }) => [id, readFileSync(mirrors(root, id).solutions, "utf8")]),
    );
  }

  /** `cpu`, `wall`: seconds for a task; the slowest of the course's own takes a tenth of it on a busy machine. */
  static async start(root: string, kind: Kind, cpu: number, wall: number): Promise<CourseGrader> {
    const tasks = tasksOf(kind);
    const limits = Object.fromEntries(tasks.map((id) => [id, { cpu, wall, memory: LIMITS.memory }]));
    const grader = await startGrader({ root, tasks, isolation: "none", limits, patience: 600 }, 0);
    return new CourseGrader(root, tasks, grader);
  }

  /** The names of a task's tests. */
  tests(id: string): string[] {
    return this.grader.tests[id]!;
  }

  /** The results by task. Lessons that are not given are the course's solutions. */
  async grade(lessons: Record<string, string>, tasks = this.tasks): Promise<Map<string, TestResult[]>> {
    const all = { ...this.solutions, ...lessons };
    const results = await this.grader.grade({ id: "one", lessons: all, tasks, seeds: {} });
    return new Map(results.map(({ id, tests }) => [id, tests]));
  }

  /** The names of the tests that failed, by task. */
  async failed(lessons: Record<string, string>, tasks = this.tasks): Promise<Record<string, string[]>> {
    const results = [...(await this.grade(lessons, tasks))];
    return Object.fromEntries(
      results.map(([id, tests]) => [id, tests.filter(({ error }) => error).map(({ name }) => name)]),
    );
  }

  /** How many tests of a task fail on its stub, and on each of its first mutants. */
  async failures(id: string, mutants: number): Promise<number[]> {
    const wrong = loadMutants(this.root, id).slice(0, mutants);
    const codes = [loadStubs(this.root)[id]!, ...wrong.map((mutant) => applyMutant(this.solutions[id]!, mutant))];
    const counts: number[] = [];
    for (const code of codes) counts.push((await this.failed({ [id]: code }, [id]))[id]!.length);
    return counts;
  }

  stop(): void {
    this.grader.stop();
  }
}
