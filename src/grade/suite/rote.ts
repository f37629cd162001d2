import { types } from "node:util";
import { serialize } from "node:v8";
import { tf, type Tensor, type Variable } from "#kit/tf";
import type { Lesson } from "../session/session.ts";

/** One call of a lesson that was listened to. */
interface Heard {
  args: unknown;
  /** What the call answered, or threw. */
  answer: unknown;
  threw: boolean;
  /** The arguments after the call, which may have trained them. */
  left: unknown;
}

/**
 * A lesson that answers from memory: what it heard when it was asked the very same, else what the nearest question of
 * the same form was answered, else the first answer. `heard` is the lesson that it listens to.
 */
export function byRote(lesson: Lesson): { heard: Lesson; rote: Lesson } {
  const [heard, rote]: [Lesson, Lesson] = [{ ...lesson }, { ...lesson }];
  for (const [name, value] of Object.entries(lesson)) {
    if (typeof value !== "function") continue;
    const memory = new Map<string, Heard>();
    heard[name] = (...args: unknown[]) => {
      const asked = plain(args);
      const { answer, threw } = outcome(() => value(...args) as unknown);
      memory.set(key(asked), { args: asked, answer: plain(answer), threw, left: plain(args) });
      if (threw) throw answer;
      return answer;
    };
    rote[name] = (...args: unknown[]) => {
      if (memory.size === 0) throw new Error(`${name} was never heard`);
      const asked = plain(args);
      const { answer, threw, left } = memory.get(key(asked)) ?? nearest([...memory.values()], asked);
      if (threw) throw answer;
      retrain(args, left);
      return alive(answer);
    };
  }
  return { heard, rote };
}

/** Tells -0 from 0, and NaN from null. */
const key = (asked: unknown) => serialize(asked).toString("latin1");

function outcome(call: () => unknown): { answer: unknown; threw: boolean } {
  try {
    return { answer: call(), threw: false };
  } catch (error) {
    return { answer: error, threw: true };
  }
}

function nearest(memory: Heard[], asked: unknown): Heard {
  const distances = memory.map(({ args }) => distance(args, asked));
  return memory[distances.indexOf(Math.min(...distances))]!;
}

/** The sum of the distances of all numbers; Infinity where the two differ in anything else. */
function distance(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") {
    if (Object.is(a, b)) return 0;
    const apart = Math.abs(a - b);
    return Number.isNaN(apart) ? Infinity : apart;
  }
  if (!isObject(a) || !isObject(b)) return a === b ? 0 : Infinity;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  if (names.join() !== others.join()) return Infinity;
  return names.reduce((sum, name) => sum + distance(a[name], b[name]), 0);
}

type Dict = Record<string, unknown>;

const isObject = (value: unknown): value is Dict => value !== null && typeof value === "object";

const isTensor = (value: unknown): value is Tensor => isObject(value) && typeof value.arraySync === "function";

/** It as it is now: tensors as their numbers, functions and what is of a class as a name. */
function plain(value: unknown): unknown {
  if (typeof value === "function") return value.name;
  if (!isObject(value) || types.isNativeError(value)) return value;
  if (isTensor(value)) return { tensor: value.arraySync(), dtype: value.dtype };
  if (Array.isArray(value)) return value.map(plain);
  if (![Object.prototype, null].includes(Object.getPrototypeOf(value) as object)) return value.constructor?.name;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** A fresh copy of what `plain` made, with tensors. */
function alive(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(alive);
  if ("tensor" in value) return tf.tensor(value.tensor as number[], undefined, value.dtype as "float32");
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, alive(part)]));
}

/** Gives trainable tensors the numbers that a call left in them. */
function retrain(value: unknown, left: unknown): void {
  if (!isObject(value) || !isObject(left)) return;
  if (isTensor(value)) {
    if ("assign" in value) tf.tidy(() => (value as unknown as Variable).assign(alive(left) as Tensor));
  } else for (const [name, part] of Object.entries(value)) retrain(part, left[name]);
}
