import { shapeOf } from "../../../kit/compare.ts";
import type { TestResult } from "../../run/protocol.ts";
import type { Cell } from "../../run/verdict.ts";

/** Letters of a message and of a stack, and leaves of an answer, that are kept of one test. */
const [MESSAGE, STACK, LEAVES] = [4_000, 8_000, 10_000];
/** Letters of one text within an answer. */
const LETTERS = 200;

/** The result of a test as data of bounded size, whatever a lesson answered: it is sent, stored and shown. */
export function bounded({ name, error, call }: TestResult): TestResult {
  if (!error) return { name };
  const { message, stack, difference } = error;
  const short = { ...error, message: message.slice(0, MESSAGE), stack: stack.slice(0, STACK) };
  const told = call && { ...call, args: call.args.map(answer) };
  if (!difference) return { name, error: short, call: told };
  const { got, want, first, worst } = difference;
  const all = { ...difference, got: answer(got), want: answer(want), first: cell(first), worst: cell(worst) };
  return { name, error: { ...short, difference: all }, call: told };
}

function cell({ path, got, want }: Cell): Cell {
  return { path, got: answer(got), want: answer(want) };
}

/** An answer that is too large is told by its shape. */
function answer(value: unknown): unknown {
  const budget = { left: LEAVES };
  const copy = copied(value, budget);
  return budget.left < 0 ? shapeOf(value).slice(0, LETTERS) : copy;
}

/** Numbers, texts, arrays and objects; everything else is named. */
function copied(value: unknown, budget: { left: number }): unknown {
  if ((budget.left -= 1) < 0) return undefined;
  if (typeof value === "string") return value.slice(0, LETTERS);
  if (typeof value === "function" || typeof value === "symbol") return typeof value;
  if (Array.isArray(value))
    return budget.left < value.length ? void (budget.left = -1) : value.map((part) => copied(part, budget));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.slice(0, LETTERS), copied(part, budget)]));
}
