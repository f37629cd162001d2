import type { Difference } from "../../kit/compare.ts";
import type { Call, Place } from "./verdict.ts";

/** What the parent asks of a child: run this script as the tests of one task. */
export interface Job {
  code: string;
  /** Name of the script in stack traces. */
  filename: string;
  /** `import.meta.url` of the modules inside. */
  url: string;
}

/** A raw failure, before the parent finds its place in the sources. */
export interface ThrownError {
  name: string;
  message: string;
  stack: string;
  difference?: Difference;
  /** Where the lesson threw it, where that is known already. */
  at?: Place;
  /** Thrown by an assertion, not by the lesson. */
  assertion: boolean;
}

export interface TestResult {
  name: string;
  error?: ThrownError;
  call?: Call;
}

/** What a child says: it starts a test; all tests are over, or the script could not be loaded. */
export type Message =
  { kind: "test"; name: string } | { kind: "done"; tests: TestResult[] } | { kind: "broken"; error: ThrownError };
