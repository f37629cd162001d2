/** A program for tests: loads and runs the grader's tests as it does, which vitest's own runner cannot be asked to. */
import { drawFrom } from "#kit/drawn";
import { bundle } from "../../run/bundle.ts";
import type { Results } from "../../run/runner.ts";
import { referenceCode, References } from "./references.ts";
import { byRote } from "./rote.ts";
import { testCompiler, type RunOn } from "./script.ts";
import { loadTests } from "./suite.ts";

/** What it says: the names of all tests, or why they cannot be used; then the tests that failed, on what, of whom. */
export type Rehearsed =
  | { names: Record<string, string[]> }
  | { fault: string }
  | { id: string; file: "test" | "drawn"; lesson: "solution" | "rote"; failed: string[] };

const [root, seeds, ...ids] = process.argv.slice(2) as [string, string, ...string[]];
const say = (rehearsed: Rehearsed) => process.send!(rehearsed);

try {
  const suite = await loadTests(root, ids);
  say({ names: Object.fromEntries(suite.map(({ id, names }) => [id, names])) });
} catch (error) {
  say({ fault: (error as Error).message });
}

const references = new References(root);
const compile = await testCompiler(root);
for (const id of Number(seeds) > 0 ? ids : []) {
  references.add(id, await referenceCode(root, id));
  const { heard, rote } = byRote(references.get(id));
  const lessons = { solution: references.get(id), rote };
  const codes = [await bundle(root, id, "elsewhere"), await bundle(root, id, "elsewhere", undefined, "drawn")];
  const [onShown, onDrawn] = codes.map(({ code }) => compile([code])) as [RunOn, RunOn];
  await onShown(() => heard);
  say({ id, file: "test", lesson: "rote", failed: failed(await onShown(() => rote)) });
  for (let seed = 0; seed < Number(seeds); seed++) {
    drawFrom([seed]);
    for (const lesson of ["solution", "rote"] as const)
      say({ id, file: "drawn", lesson, failed: failed(await onDrawn(() => lessons[lesson])) });
  }
}
process.disconnect();

function failed(results: Results): string[] {
  if ("error" in results) throw new Error(results.error.message);
  return results.tests.filter(({ error }) => error).map(({ name }) => name);
}
