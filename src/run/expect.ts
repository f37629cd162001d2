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

// A proxy around every assertion names a misspelt matcher; without it that is a TypeError, and a law runs faster.
chai.config.useProxy = false;
chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** How often the running test called `expect`. */
let expectations = 0;

/** The very `expect` of vitest. */
export const expect = Object.assign(
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

/** Before each test. */
export function beginExpecting(): void {
  expectations = 0;
  setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);
}

/** After each test: one that never expects has proved nothing. */
export function checkExpected(): void {
  if (expectations === 0) throw new Error("this test expects nothing");
}

export { chai };
