import { z } from "zod";
import { tasks as catalogue } from "../../../course.ts";
import type { Paper, Setting, TaskLimits, TaskResult } from "../worker/protocol.ts";

/** What a job carries: the lessons that differ from the stubs and how they are run. Nothing in it names the student. */
export interface Parcel {
  setting: Pick<Setting, "tasks" | "limits" | "patience">;
  paper: Omit<Paper, "id">;
}

/** Bytes of one parcel, and of the results of one. The course's lessons at the most that is taken in are below it. */
export const LARGEST = 32 * 2 ** 20;

const known = new Set(catalogue.map(({ id }) => id));
/** Ids become paths: only those of the course pass. */
const id = z.string().refine((text) => known.has(text));

const positive = z.number().positive();
const limits = z.strictObject({ cpu: positive, wall: positive, memory: positive }) satisfies z.ZodType<TaskLimits>;

const parcel = z.strictObject({
  setting: z.strictObject({
    tasks: z.array(id),
    limits: z.record(id, limits),
    patience: z.number().nonnegative(),
  }),
  paper: z.strictObject({
    lessons: z.record(id, z.string()),
    tasks: z.array(id),
    seeds: z.record(id, z.array(z.number())),
  }),
});

const failure = z.looseObject({ name: z.string(), message: z.string(), stack: z.string(), assertion: z.boolean() });
const test = z.strictObject({
  name: z.string(),
  error: failure.optional(),
  call: z.strictObject({ name: z.string(), args: z.array(z.unknown()) }).optional(),
});
const results = z.array(z.strictObject({ id, tests: z.array(test) }));

export function pack(
  { id: _student, lessons, ...paper }: Paper,
  setting: Setting,
  stubs: Record<string, string>,
): Parcel {
  const { tasks, limits, patience } = setting;
  const own = Object.entries(lessons).filter(([id, text]) => text !== stubs[id]);
  return { setting: { tasks, limits, patience }, paper: { ...paper, lessons: Object.fromEntries(own) } };
}

/** The paper again, under the job's id instead of the student's. Undefined for what is no parcel. */
export function unpack(held: unknown, jobId: string, stubs: Record<string, string>) {
  const read = parcel.safeParse(held);
  if (!read.success) return undefined;
  const { setting, paper } = read.data;
  const whole: Paper = { ...paper, id: jobId, lessons: { ...stubs, ...paper.lessons } };
  return { setting, paper: whole };
}

/** Results as a text; numbers that JSON has no word for arrive as what they are. */
export function packResults(tasks: TaskResult[]): string {
  return JSON.stringify(tasks, (_key, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? { [NUMBER]: String(value) } : value,
  );
}

/** The results of these tasks, in this order. Undefined where the text is nothing of the kind. */
export function unpackResults(text: unknown, tasks: string[]): TaskResult[] | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const read = results.safeParse(JSON.parse(text, (_key, value: unknown) => spelledOut(value) ?? value));
    const fits = read.success && read.data.map(({ id }) => id).join() === tasks.join();
    return fits ? (read.data as TaskResult[]) : undefined;
  } catch {
    return undefined;
  }
}

const NUMBER = "$number";

function spelledOut(value: unknown): number | undefined {
  if (value === null || typeof value !== "object" || !(NUMBER in value)) return undefined;
  return Number(value[NUMBER]);
}
