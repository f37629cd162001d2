import { tasks as catalogue, type Task } from "../../../course.ts";
import { LIMITS, type Limits } from "../sandbox/command.ts";
import type { Extension, Show } from "./leaves.ts";
import type { Late } from "./late.ts";
import { BREADTH, named } from "./names.ts";
import type { Written } from "./schema.ts";

/** How submissions are graded, with nothing left open. Plain data: equal policies have equal JSON. */
export interface Policy {
  /** In course order. */
  tasks: TaskPolicy[];
  /** What holds for tasks that have no rule of their own. */
  common: Rules;
  /** ISO 8601 with zone; null: nothing is ever late. */
  due: string | null;
  /** Milliseconds after the due date that do not count as late. */
  grace: number;
  late: Late;
  /** By student id. */
  extensions: Record<string, Extension>;
  /** The last rule that fits a test counts. */
  hidden: HiddenRule[];
}

export interface Rules {
  /** Points for each test that passes, or for all together only. */
  partial: "by-test" | "all-or-nothing";
  /** So many tests must pass before there is any point; in a task of fewer tests, all. */
  minimum: number;
  feedback: "full" | "actual-only" | "index-only" | "pass-fail";
  /** For tests whose inputs are drawn for each student. */
  drawn: { feedback: Rules["feedback"] };
  /** Seconds and bytes, for the process that the task's tests call. */
  limits: Pick<Limits, "cpu" | "wall" | "memory">;
}

export interface TaskPolicy extends Rules {
  id: string;
  points: number;
  /** The points are multiplied by it. */
  weight: number;
}

export interface HiddenRule {
  /** Ids of tasks. */
  tasks: string[];
  /** Name of a test; `*` stands for any letters. */
  tests: string;
  show: Show;
}

/** Fills in what the instructor left out. */
export function complete(written: Written): Policy {
  const common = commonRules(written);
  const { due = null, grace = 0, late = { table: [] }, extensions = {}, hidden = [] } = written;
  return {
    tasks: catalogue.flatMap((task) => taskPolicy(task, written.tasks, common) ?? []),
    common,
    ...{ due, grace, late, extensions },
    hidden: hidden.map(({ tasks, tests, show }) => ({ tasks: idsOf(tasks), tests, show })),
  };
}

function commonRules({ partial = "by-test", minimum = 1, feedback = "full", drawn, limits }: Written): Rules {
  const { cpu, wall, memory } = LIMITS;
  return {
    ...{ partial, minimum, feedback },
    drawn: { feedback: "pass-fail", ...given(drawn) },
    limits: { cpu, wall, memory, ...given(limits) },
  };
}

/** Undefined where no name takes the task in; what a narrow name says goes before what a wide one says. */
function taskPolicy({ id, points }: Task, names: Written["tasks"], common: Rules): TaskPolicy | undefined {
  const all = Object.entries(names).map(([name, own]) => ({ own, ...named(name)! }));
  const layers = BREADTH.flatMap((wanted) => all.filter(({ breadth, ids }) => breadth === wanted && ids.includes(id)));
  if (layers.length === 0) return undefined;
  const start: TaskPolicy = { id, points, weight: 1, ...common };
  return layers.reduce((held, { own }) => {
    const { limits, drawn, ...rest } = given(own);
    return {
      ...{ ...held, ...rest },
      drawn: { ...held.drawn, ...given(drawn) },
      limits: { ...held.limits, ...given(limits) },
    };
  }, start);
}

/** The keys that have a value. */
function given<T extends object>(held: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(held ?? {}).filter(([, value]) => value !== undefined)) as T;
}

function idsOf(names: string[]): string[] {
  return [...new Set(names.flatMap((name) => named(name)!.ids))];
}
