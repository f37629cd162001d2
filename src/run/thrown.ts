import type { ThrownError } from "./protocol.ts";

/** What a test threw, as plain data. */
export function thrown(error: unknown): ThrownError {
  if (!(error instanceof Error)) return { name: "Thrown", message: String(error), stack: "", assertion: false };
  const { name, message, stack = "", difference, at } = error as Error & Pick<ThrownError, "difference" | "at">;
  return { name, message, stack, difference, at, assertion: name === "AssertionError" };
}
