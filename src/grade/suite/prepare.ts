import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { drawFrom } from "#kit/drawn";
import { mirrors } from "../../course/mirrors.ts";
import { bundle, type TestFile } from "../../run/bundle.ts";
import { digestOf, suiteDigest } from "../engine/digest.ts";
import { writeWhole } from "../outputs/files.ts";
import { DRAWN } from "./names.ts";
import { referenceCode, References } from "./references.ts";
import type { CompileTests, RunOn } from "./script.ts";

/** A task's tests, bundled and proved on the course's own solution. Plain data. */
export interface Prepared {
  id: string;
  /** The names of all tests. */
  names: string[];
  /** Scripts that declare them, one for each test file. */
  codes: string[];
  /** Scripts of the lessons that they import, by id. */
  references: Record<string, string>;
}

/** Seeds that a solution has to pass with before anyone is graded; undefined is the drawn tests' own. */
const TRIALS = [undefined, [0], [1], [2]];

/** Bundles and proves a task's tests, or takes them from the last time. */
export type Prepare = (id: string) => Promise<Prepared>;

/**
 * Prepares the tests of a course as its files are now. A task is refused, by an error, where the course's own solution
 * fails a test, or a name does not tell its file.
 */
export function preparing(root: string, compile: CompileTests): Prepare {
  const digest = suiteDigest(root);
  return async (id) => {
    const key = digestOf({ id, digest, node: process.version }).slice(0, 16);
    const kept = join(root, "node_modules/.cache/tamrin", `suite-${key}`);
    if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as Prepared;
    const prepared = await proved(root, id, compile);
    // Several processes may prepare the same at once.
    await writeWhole(kept, JSON.stringify(prepared));
    return prepared;
  };
}

async function proved(root: string, id: string, compile: CompileTests): Promise<Prepared> {
  const files: TestFile[] = existsSync(mirrors(root, id).drawn) ? ["test", "drawn"] : ["test"];
  const prepared: Prepared = { id, names: [], codes: [], references: {} };
  const references = new References(root);
  for (const file of files) {
    const { code } = await bundle(root, id, "elsewhere", undefined, file);
    for (const [, lesson] of code.matchAll(/__lesson\("([^"]+)"\)/g)) {
      prepared.references[lesson!] ??= await referenceCode(root, lesson!);
      references.add(lesson!, prepared.references[lesson!]!);
    }
    prepared.names.push(...(await provenNames(id, file, compile([code]), references)));
    prepared.codes.push(code);
  }
  return prepared;
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
