import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { missingTools } from "../../sandbox/tools.ts";
import { gradescopeSchema } from "../../testing/formats.ts";
import { orderOf, Place, RELU, root, runs, solution } from "../testing/place.ts";
import { unzip } from "../testing/unzip.ts";
import { gradescope } from "./gradescope.ts";

const place = new Place();
afterAll(() => place.remove());

let rights: Map<string, number>;

beforeAll(async () => {
  const [zip] = gradescope(orderOf("tasks: [relu]\nlate: never\n"));
  rights = await unzip(zip!.content, place.at("source"));
  place.withPackages("source/tamrin");
});

const METADATA = {
  ...{ id: 123_456, created_at: "2018-07-01T14:22:32.365935-07:00", submission_method: "upload" },
  assignment: { due_date: "2018-07-31T23:00:00.000000-07:00", group_size: 4, id: 25_828, late_due_date: null },
  users: [{ email: "student@example.com", id: 1234, name: "Student User" }],
  previous_submissions: [],
};

let runsMade = 0;

/** Runs the delivered run_autograder as Gradescope does, on one file of a student. */
function autograde(lesson: string | null, { metadata = METADATA as object | null, env = {}, source = "source" } = {}) {
  const autograder = `run-${runsMade++}`;
  mkdirSync(place.at(`${autograder}/submission`), { recursive: true });
  if (lesson !== null) place.at(`${autograder}/submission/relu.ts`, lesson);
  if (metadata) place.at(`${autograder}/submission_metadata.json`, JSON.stringify(metadata));
  const where = { AUTOGRADER: place.at(autograder), TAMRIN_SOURCE: place.at(source) };
  const { status, stderr } = runs(place.at(`${source}/run_autograder`), [], { ...where, ...env });
  const results = JSON.parse(readFileSync(place.at(`${autograder}/results/results.json`), "utf8")) as object;
  return { status, stderr, results: gradescopeSchema.parse(results) };
}

const shut = process.getuid!() === 0 || missingTools(process.env).length === 0;

test("the zip has the two scripts that Gradescope looks for, and both may be run", () => {
  expect([rights.get("setup.sh"), rights.get("run_autograder")]).toEqual([0o100755, 0o100755]);
  expect(rights.get("secret")).toBe(0o100644);
  const seen = ["setup.sh", "run_autograder"].map(
    (name) => runs("bash", ["-n", place.at(`source/${name}`)], {}).status,
  );
  expect(seen).toEqual([0, 0]);
});

test.skipIf(!shut)("right work in time has all points, and the result says how it was shut in", () => {
  const { status, results } = autograde(solution);
  expect(status).toBe(0);
  expect(results).toMatchObject({ score: 5, stdout_visibility: "hidden", extra_data: { outcome: "graded" } });
  expect(["bubblewrap", "jail"]).toContain(results.extra_data!.isolation);
});

test.skipIf(!shut)("work after Gradescope's due date is late, since the policy has none", () => {
  const { results } = autograde(solution, {
    metadata: { ...METADATA, created_at: "2018-08-02T00:00:00.000000-07:00" },
  });
  expect(results.score).toBe(0);
  expect(results.output).toContain("late");
});

test.skipIf(!shut)("nothing handed in has no points, and is told", () => {
  const { results } = autograde(null);
  expect(results.score).toBe(0);
  expect(results.output).toMatch(/lesson/i);
});

const HOSTILE = `
const forged = JSON.stringify({ score: 1000 });
const fs = process.getBuiltinModule?.("node:fs") ?? require("node:fs");
for (const path of ["RESULTS", "/autograder/results/results.json"]) try { fs.writeFileSync(path, forged); } catch {}
try { process.kill(process.ppid, "SIGKILL"); } catch {}
export function relu(map: number[][]) { process.exit(0); return map; }
export function drelu(map: number[][]) { return map; }
`;

test.skipIf(!shut).each([
  ["with namespaces", () => ({})],
  ["in a jail", () => place.without("bwrap")],
])("hostile work gains nothing %s", (_, env) => {
  const target = place.at(`run-${runsMade}/results/results.json`);
  const { results } = autograde(HOSTILE.replace("RESULTS", target), { env: env() });
  expect(results).toMatchObject({ score: 0, extra_data: { outcome: "graded" } });
});

test.skipIf(process.getuid!() !== 0)("where bubblewrap gets no namespaces, root uses a jail and says so", () => {
  const { results } = autograde(solution, { env: place.without("bwrap") });
  expect(results).toMatchObject({ score: 5, extra_data: { isolation: "jail" } });
});

const FAULT = { output: expect.stringContaining("not in your work"), stdout_visibility: "hidden" };

test("where nothing shuts the work in, it is not run and has no score", () => {
  const { status, results, stderr } = autograde(solution, { env: place.without("bwrap", "perl") });
  expect([status, "score" in results, "tests" in results]).toEqual([0, false, false]);
  expect(results).toMatchObject(FAULT);
  expect(stderr).toContain("nothing was run");
});

test.each([
  ["without metadata", { metadata: null }],
  ["with metadata of another form", { metadata: { ...METADATA, users: [] } }],
  ["with a time that is none", { metadata: { ...METADATA, created_at: "yesterday" } }],
])("%s there is no score", (_, change) => {
  const { results } = autograde(solution, change);
  expect(results).toMatchObject(FAULT);
  expect("score" in results).toBe(false);
});

test.each([
  ["whose reference is gone", `tamrin/solutions/${RELU}.ts`],
  ["whose secret is gone", "secret"],
  ["that does not start", "tamrin/bin/tamrin.mjs"],
])("a grader %s gives no score", (_, lost) => {
  const source = `broken-${lost.replaceAll("/", "-")}`;
  cpSync(place.at("source"), place.at(source), { recursive: true, verbatimSymlinks: true });
  rmSync(place.at(`${source}/${lost}`));
  const { status, results } = autograde(solution, { source });
  expect(results).toMatchObject(FAULT);
  expect([status, "score" in results]).toEqual([0, false]);
});

test("setup.sh brings nothing but what grading needs, and sets Tamrin up by its lock file", () => {
  const script = readFileSync(place.at("source/setup.sh"), "utf8");
  const packages = /install --yes --no-install-recommends (.+)/.exec(script)![1]!.split(" ");
  expect(packages.toSorted()).toEqual(["bubblewrap", "ca-certificates", "coreutils", "curl", "perl-base", "util-linux", "xz-utils"]); // prettier-ignore
  expect(script).toContain("npm ci");
  expect(existsSync(`${root}/package-lock.json`)).toBe(true);
});
