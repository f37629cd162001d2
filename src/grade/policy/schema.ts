import type { z } from "zod";
import { refuse, wrongKey } from "./fault.ts";
import { amount, count, duration, extension, memory, moment, oneOf, pattern, seconds, show } from "./leaves.ts";
import { late } from "./late.ts";
import { named, nearNames } from "./names.ts";
import { checkTimes } from "./times.ts";
import { choose, leaf, list, mapping, record } from "./shapes.ts";

const NAMES = {
  en: "all, a track such as 02-xo, or a task such as 02-xo/convolve",
  fa: "all، یک فصل مانند 02-xo، یا یک تمرین مانند 02-xo/convolve",
};

const feedback = oneOf("full", "actual-only", "index-only", "pass-fail");

/** What may be set for every task and for one. */
const rules = {
  partial: oneOf("by-test", "all-or-nothing").optional(),
  minimum: count.optional(),
  feedback: feedback.optional(),
  drawn: mapping({ feedback: feedback.optional() }).optional(),
  limits: mapping({ cpu: seconds.optional(), wall: seconds.optional(), memory: memory.optional() }).optional(),
};

const name = leaf(NAMES, (text) => text || undefined).superRefine((text, context) => checkName(text, context));

function checkName(text: string, context: z.core.$RefinementCtx, path: string[] = []): void {
  if (!named(text)) refuse(context, wrongKey(text, NAMES, nearNames(text)), path);
}

const ownRules = mapping({ points: amount.optional(), weight: amount.optional(), ...rules });

type OwnRules = z.output<typeof ownRules>;

const taskRules = record(NAMES, ownRules, (key, context) => checkName(key, context, [key]));

const names = choose<string[]>((value) => (Array.isArray(value) ? list(NAMES, name) : name.transform((one) => [one])));

/** Names alone, or names with rules of their own. */
const tasks = choose<Record<string, OwnRules>>((value) =>
  typeof value === "object" && !Array.isArray(value)
    ? taskRules
    : names.transform((held) => Object.fromEntries(held.map((each) => [each, {}]))),
);

const HIDDEN = { en: "a list of { tasks, tests, show }", fa: "فهرستی از { tasks, tests, show }" };

const hidden = list(
  HIDDEN,
  mapping({ tasks: names.default(["all"]), tests: pattern.default("*"), show: show.default("never") }),
);

const STUDENTS = {
  en: "a due date or extra days for each student's id",
  fa: "تاریخ تحویل یا روز اضافه برای شناسهٔ هر دانشجو",
};

/** What an instructor writes. Every key may be left out. */
export const schema = mapping({
  tasks: tasks.default({ all: {} }),
  ...rules,
  due: moment.optional(),
  grace: duration.optional(),
  late: late.optional(),
  extensions: record(STUDENTS, extension).optional(),
  hidden: hidden.optional(),
}).superRefine(checkTimes);

export type Written = z.output<typeof schema>;
