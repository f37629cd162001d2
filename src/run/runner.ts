import { collect, describe, test, type Declared } from "./collect.ts";
import { beginExpecting, chai, checkExpected, expect } from "./expect.ts";
import type { TestResult, ThrownError } from "./protocol.ts";
import type { Call } from "./verdict.ts";

/**
 * What `import ... from "vitest"` gives a lesson's test: the same as under vitest, as far as tests of lessons use it.
 * vitest's own runner takes as long for a test of these as the test itself.
 */
export const vitest = { chai, describe, expect, it: test, test };

interface Hooks {
  /** Runs the script, which declares the tests. */
  load(): void;
  starts(test: string): void;
  lastCall(): Call | undefined;
  thrown(error: unknown): ThrownError;
}

/** What became of a script: its tests' results in order, or what it threw while it was loaded. */
export type Results = { tests: TestResult[] } | { error: ThrownError };

/** Collects the tests that `load` declares and runs them in order. */
export async function collectAndRun(hooks: Hooks): Promise<Results> {
  let tests: Declared[];
  try {
    tests = collect(() => hooks.load());
  } catch (error) {
    return { error: hooks.thrown(error) };
  }
  const results: TestResult[] = [];
  for (const test of tests) results.push(await resultOf(test, hooks));
  return { tests: results };
}

async function resultOf({ name, check }: Declared, hooks: Hooks): Promise<TestResult> {
  hooks.starts(name);
  hooks.lastCall();
  beginExpecting();
  try {
    await check();
    checkExpected();
    return { name };
  } catch (error) {
    return { name, error: hooks.thrown(error), call: hooks.lastCall() };
  }
}
