import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
  type ExpectStatic,
} from "@vitest/expect";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  getFn,
  it,
  startTests,
  suite,
  test,
  type Suite,
  type Task,
  type VitestRunner,
} from "@vitest/runner";
import type { TestResult, ThrownError } from "./protocol.ts";
import type { Call } from "./verdict.ts";

// A proxy around every assertion names a misspelt matcher; without it that is a TypeError, and a law runs faster.
chai.config.useProxy = false;
chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** How often the running test called `expect`. A test that never does has proved nothing. */
let expectations = 0;

const expect = Object.assign(
  (value: unknown, message?: string) => {
    expectations += 1;
    return chai.expect(value, message);
  },
  chai.expect,
  (globalThis as Record<symbol, object>)[ASYMMETRIC_MATCHERS_OBJECT],
) as unknown as ExpectStatic;
/** chai keeps `extend` as a method of its own `expect`: it must be called on it. */
const extensible = chai.expect as unknown as { extend(on: ExpectStatic, matchers: object): void };
Object.assign(expect, {
  getState: () => getState(expect),
  setState: (state: object) => setState(state, expect),
  extend: (matchers: object) => extensible.extend(expect, matchers),
});
(globalThis as Record<symbol, unknown>)[GLOBAL_EXPECT] = expect;

/** What `import ... from "vitest"` gives a lesson's test: the same functions as under vitest, without its processes. */
export const vitest = { afterAll, afterEach, beforeAll, beforeEach, chai, describe, expect, it, suite, test };

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
  const tests: TestResult[] = [];
  let broken: ThrownError | undefined;
  const runner: VitestRunner = {
    config: CONFIG,
    importFile() {
      try {
        hooks.load();
      } catch (error) {
        broken = hooks.thrown(error);
        throw error;
      }
    },
    async runTask(task) {
      const name = nameOf(task);
      hooks.starts(name);
      hooks.lastCall();
      begin();
      try {
        await getFn(task)();
        if (expectations === 0) throw new Error("this test expects nothing");
        tests.push({ name });
      } catch (error) {
        tests.push({ name, error: hooks.thrown(error), call: hooks.lastCall() });
        throw error;
      }
    },
  };
  await startTests(["task"], runner);
  return broken ? { error: broken } : { tests };
}

function begin(): void {
  expectations = 0;
  setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);
}

/** The test's name after the names of the suites around it. */
function nameOf(task: Task): string {
  const around: Suite | undefined = task.suite;
  return around?.name ? `${nameOf(around)} > ${task.name}` : task.name;
}

const CONFIG: VitestRunner["config"] = {
  root: "/",
  setupFiles: [],
  name: undefined,
  passWithNoTests: true,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { shuffle: false, concurrent: false, seed: 1, hooks: "stack", setupFiles: "list" },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  retry: 0,
  includeTaskLocation: false,
  diffOptions: undefined,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
};
