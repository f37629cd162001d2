import type { ThrownError } from "./protocol.ts";

/** What a test threw, as plain data. */
export function thrown(error: unknown): ThrownError {
  if (!(error instanceof Error)) return { name: "Thrown", message: String(error), stack: "", assertion: false };
  const { name, message, stack = "", difference } = error as Error & { difference?: ThrownError["difference"] };
  return { name, message, stack, difference, assertion: name === "AssertionError" };
}
