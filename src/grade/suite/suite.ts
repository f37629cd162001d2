import { drawFrom } from "#kit/drawn";
import type { TestResult } from "../../run/protocol.ts";
import { thrown } from "../../run/thrown.ts";
import type { Session } from "../session/session.ts";
import { preparing } from "./prepare.ts";
import { References } from "./references.ts";
import { testCompiler, type RunOn } from "./script.ts";

/** The tests of one task, on lessons that live in another process: the very file that a learner runs, then the drawn ones. */
export interface TaskTests {
  id: string;
  /** The names of all tests, as they run on the course's own solution. */
  names: string[];
  /** The ids of the lessons that they import. */
  lessons: string[];
  /** A result for each of the names; drawn tests draw from the seed, without one from that of `tamrin check`. */
  run(session: Session, seed?: readonly number[]): Promise<TestResult[]>;
}

/** Reads the tests of these tasks once, for any number of submissions. Throws where a solution fails one. */
export async function loadTests(root: string, ids: string[]): Promise<TaskTests[]> {
  const references = new References(root);
  const compile = await testCompiler(root);
  const prepare = preparing(root, compile);
  const suite: TaskTests[] = [];
  for (const id of ids) {
    const { names, codes, references: lessons } = await prepare(id);
    for (const [lesson, code] of Object.entries(lessons)) references.add(lesson, code);
    const runOn = compile(codes);
    const run = (session: Session, seed?: readonly number[]) => runOnSession(session, seed, names, references, runOn);
    suite.push({ id, names, lessons: Object.keys(lessons), run });
  }
  return suite;
}

async function runOnSession(
  session: Session,
  seed: readonly number[] | undefined,
  names: string[],
  references: References,
  runOn: RunOn,
): Promise<TestResult[]> {
  let begun = 0;
  const lesson = (id: string) => session.lesson(id, references.get(id));
  drawFrom(seed);
  const results = await runOn(lesson, () => {
    if (!session.over) begun += 1;
  });
  const found = new Map("tests" in results ? results.tests.map((result) => [result.name, result]) : []);
  return names.map((name, i) => {
    // A process that dies makes its caller throw, which some tests ask for: the test in which it died is not passed.
    if (session.over && i >= begun - 1) return { name, error: thrown(session.over), call: found.get(name)?.call };
    return found.get(name) ?? { name, error: "error" in results ? results.error : NOT_RUN };
  });
}

const NOT_RUN = thrown(new Error("this test did not run"));
