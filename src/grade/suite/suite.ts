import { existsSync } from "node:fs";
import { drawFrom } from "#kit/drawn";
import { mirrors } from "../../course/mirrors.ts";
import { bundle, type TestFile } from "../../run/bundle.ts";
import type { TestResult } from "../../run/protocol.ts";
import { thrown } from "../../run/thrown.ts";
import type { Session } from "../session/session.ts";
import { DRAWN } from "./names.ts";
import { References } from "./references.ts";
import { compiled, type RunOn } from "./script.ts";

/** The tests of one task, on lessons that live in another process: the very file that a learner runs, then the drawn ones. */
export interface TaskTests {
  id: string;
  /** The names of all tests, as they run on the course's own solution. */
  names: string[];
  /** A result for each of the names; drawn tests draw from the seed, without one from that of `tamrin check`. */
  run(session: Session, seed?: readonly number[]): Promise<TestResult[]>;
}

/** Seeds that a solution has to pass with before anyone is graded; undefined is the drawn tests' own. */
const TRIALS = [undefined, [0], [1], [2]];

/** Reads and compiles the tests of these tasks once, for any number of submissions. Throws where a solution fails one. */
export async function loadTests(root: string, ids: string[]): Promise<TaskTests[]> {
  const references = new References(root);
  const suite: TaskTests[] = [];
  for (const id of ids) suite.push(await testsOf(root, id, references));
  return suite;
}

async function testsOf(root: string, id: string, references: References): Promise<TaskTests> {
  const files: TestFile[] = existsSync(mirrors(root, id).drawn) ? ["test", "drawn"] : ["test"];
  const codes: string[] = [];
  const names: string[] = [];
  for (const file of files) {
    const { code } = await bundle(root, id, "elsewhere", undefined, file);
    await references.load([...code.matchAll(/__lesson\("([^"]+)"\)/g)].map(([, lesson]) => lesson!));
    names.push(...(await provenNames(id, file, compiled(root, [code]), references)));
    codes.push(code);
  }
  const runOn = compiled(root, codes);
  return { id, names, run: (session, seed) => runOnSession(session, seed, names, references, runOn) };
}

/** The names of a file's tests. Throws where the course's own solution fails one, or a name does not tell the file. */
async function provenNames(id: string, file: TestFile, runOn: RunOn, references: References): Promise<string[]> {
  let names: string[] = [];
  for (const seed of file === "drawn" ? TRIALS : [undefined]) {
    drawFrom(seed);
    const results = await runOn((name) => references.get(name));
    if ("error" in results) throw new Error(`${id}: ${results.error.message}`);
    const fault = results.tests.find(({ error }) => error);
    if (fault) throw new Error(`${id}: the solution fails "${fault.name}": ${fault.error!.message}`);
    names = results.tests.map(({ name }) => name);
  }
  const misnamed = names.find((name) => name.startsWith(DRAWN) !== (file === "drawn"));
  if (misnamed !== undefined) throw new Error(`${id}: drawn tests are named "${DRAWN}…", no others: "${misnamed}"`);
  return names;
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
