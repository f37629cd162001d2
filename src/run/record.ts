import { shapeOf } from "../../kit/compare.ts";
import type { Call } from "./verdict.ts";

/** More numbers than this in one argument are named by their shape. */
const MOST = 400;

let last: Call | undefined;

/** The latest call of a lesson's function in the running test; reading it forgets it. */
export function lastCall(): Call | undefined {
  const call = last;
  last = undefined;
  return call;
}

/** The exports of a lesson, each function remembering how it was last called. Classes and values stay as they are. */
export function record(lesson: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(lesson).map(([name, value]) => [name, isFunction(value) ? remembering(name, value) : value]),
  );
}

type Callable = (...args: unknown[]) => unknown;

function isFunction(value: unknown): value is Callable {
  return typeof value === "function" && !Function.prototype.toString.call(value).startsWith("class");
}

function remembering(name: string, call: Callable): Callable {
  return (...args) => {
    last = { name, args: args.map(copy) };
    return call(...args);
  };
}

/** Plain data as it is now: the lesson might change it. */
function copy(value: unknown): unknown {
  if (typeof value === "function") return `function ${value.name}`;
  if (value === null || typeof value !== "object") return value;
  if ("shape" in value && "dtype" in value) return `tensor [${String(value.shape)}]`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} [${value.byteLength}]`;
  if (count(value) > MOST) return shapeOf(value);
  if (Array.isArray(value)) return isVector(value) ? value.slice() : value.map(copy);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
}

/** Leaves of nested arrays and objects, counted no further than needed. */
function count(value: unknown, seen = 0): number {
  if (value === null || typeof value !== "object") return seen + 1;
  if (Array.isArray(value) && isVector(value)) return seen + value.length;
  let total = seen;
  for (const part of Object.values(value)) {
    total = count(part, total);
    if (total > MOST) break;
  }
  return total;
}

/** The rows of a matrix, which are most of what lessons are given: copied and counted at once. */
function isVector(value: unknown[]): boolean {
  return typeof value[0] === "number" && value.every((part) => typeof part === "number");
}
