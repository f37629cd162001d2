import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { mirrors } from "../../course/mirrors.ts";
import { bundle } from "../../run/bundle.ts";
import type { TestResult } from "../../run/protocol.ts";
import { lastCall, record } from "../../run/record.ts";
import { collectAndRun, vitest, type Results } from "../../run/runner.ts";
import { thrown } from "../../run/thrown.ts";
import type { Lesson, Session } from "../session/session.ts";

/** The tests of one task, the very file that a learner runs, on lessons that live in another process. */
export interface TaskTests {
  id: string;
  /** The names of all tests, as they run on the course's own solution. */
  names: string[];
  /** A result for each of the names. `seed`: what the inputs of drawn tests are drawn from. */
  run(session: Session, seed?: number[]): Promise<TestResult[]>;
}

/** Reads and compiles the tests of these tasks once, for any number of submissions. Throws where a solution fails one. */
export async function loadTests(root: string, ids: string[]): Promise<TaskTests[]> {
  const references = new References(root);
  const suite: TaskTests[] = [];
  for (const id of ids) suite.push(await testsOf(root, id, references));
  return suite;
}

async function testsOf(root: string, id: string, references: References): Promise<TaskTests> {
  const { code } = await bundle(root, id, "elsewhere");
  await references.load([...code.matchAll(/__lesson\("([^"]+)"\)/g)].map(([, lesson]) => lesson!));
  const runOn = compiled(root, code);
  const reference = await runOn(
    (name) => references.get(name),
    () => {},
  );
  if ("error" in reference) throw new Error(`${id}: ${reference.error.message}`);
  const fault = reference.tests.find(({ error }) => error);
  if (fault) throw new Error(`${id}: the solution fails "${fault.name}": ${fault.error!.message}`);
  const names = reference.tests.map(({ name }) => name);
  return { id, names, run: (session) => runOnSession(session, names, references, runOn) };
}

type RunOn = (lesson: (id: string) => Lesson, starts: (test: string) => void) => Promise<Results>;

function compiled(root: string, code: string): RunOn {
  const filename = join(root, "task.cjs");
  const names = ["require", "module", "exports", "__url", "__record", "__lesson"];
  const script = compileFunction(code, names, { filename });
  const url = pathToFileURL(`${root}/`).href;
  const require = createRequire(filename);
  const requireFor = (name: string): unknown => (name === "vitest" ? vitest : require(name));
  return (lesson, starts) =>
    collectAndRun({
      load() {
        const module = { exports: {} };
        script(requireFor, module, module.exports, url, record, lesson);
      },
      ...{ starts, lastCall, thrown },
    });
}

async function runOnSession(
  session: Session,
  names: string[],
  references: References,
  runOn: RunOn,
): Promise<TestResult[]> {
  let begun = 0;
  const lesson = (id: string) => session.lesson(id, references.get(id));
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

/** The course's own solutions: they tell what a lesson exports. */
class References {
  private readonly root: string;
  private readonly lessons = new Map<string, Lesson>();

  constructor(root: string) {
    this.root = root;
  }

  async load(ids: string[]): Promise<void> {
    for (const id of ids) if (!this.lessons.has(id)) this.lessons.set(id, await exportsOf(this.root, id));
  }

  get(id: string): Lesson {
    return this.lessons.get(id)!;
  }
}

async function exportsOf(root: string, id: string): Promise<Lesson> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [mirrors(root, id).solutions],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    conditions: ["solution"],
  });
  const module = { exports: {} as Lesson };
  const script = compileFunction(outputFiles[0]!.text, ["require", "module", "exports"]);
  script(createRequire(join(root, "package.json")), module, module.exports);
  return module.exports;
}
