import type { TestResult, ThrownError } from "./protocol.ts";
import type { Failure, FailureKind } from "./verdict.ts";

/** A failure and, where something was thrown, the stack that leads to its place. */
export type Traced = Failure & { stack?: string };

/** What a test that failed says. */
export function failureOf({ name, error, call }: TestResult & { error: ThrownError }): Traced {
  const { message, stack, difference, at } = error;
  return { test: name, kind: kindOf(error), message, difference, call, at, stack };
}

/** Whether a test failed. */
export function isFailed(result: TestResult): result is TestResult & { error: ThrownError } {
  return result.error !== undefined;
}

/** Errors that are more than what a lesson threw, by name. */
const KINDS: Record<string, FailureKind> = { NotImplemented: "not-implemented", TimedOut: "timeout", Ended: "exit" };

function kindOf({ name, difference, assertion }: ThrownError): FailureKind {
  if (difference) return difference.kind;
  if (Object.hasOwn(KINDS, name)) return KINDS[name]!;
  return assertion ? "assertion" : "error";
}
