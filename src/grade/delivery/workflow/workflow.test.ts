import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { missingTools } from "../../sandbox/tools.ts";
import { writeDelivery } from "../deliver.ts";
import { orderOf, Place, RELU, root, runs, solution } from "../testing/place.ts";
import { originOf } from "./origin.ts";
import { workflow } from "./workflow.ts";

const env = z.record(z.string(), z.string());
const common = { name: z.string().optional(), if: z.string().optional(), env: env.optional() };
const step = z.union([
  z.strictObject({ ...common, uses: z.string().regex(/^[\w.-]+\/[\w.-]+@v\d+$/), with: z.record(z.string(), z.unknown()).optional() }), // prettier-ignore
  z.strictObject({
    ...common,
    run: z.string(),
    "working-directory": z.string().optional(),
    "continue-on-error": z.boolean().optional(),
  }),
]);

/** https://docs.github.com/en/actions/reference/workflow-syntax-for-github-actions, as far as it is used; no other key. */
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.strictObject({ push: z.null(), pull_request: z.null(), workflow_dispatch: z.null() }),
  permissions: z.strictObject({ contents: z.literal("read") }),
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.boolean() }),
  jobs: z.record(
    z.string().regex(/^[A-Za-z_][\w-]*$/),
    z.strictObject({ "runs-on": z.string(), "timeout-minutes": z.int().max(360), steps: z.array(step).min(1) }),
  ),
});

const place = new Place();
afterAll(() => place.remove());

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const origin = { repository: "school/tamrin", commit: COMMIT };
const [main, policy] = workflow(orderOf("tasks: [relu]"), origin);
const text = main!.content.toString();
const { steps } = Object.values(workflowSchema.parse(parse(text)).jobs)[0]!;

test("the workflow has known keys only, reads without writing, and takes no secret", () => {
  expect(main!.path).toBe(".github/workflows/tamrin.yml");
  const lines = text.split("\n").filter((line) => !line.trimStart().startsWith("#"));
  expect(lines.filter((line) => /secrets\.|pull_request_target|write-all|GITHUB_TOKEN/.test(line))).toEqual([]);
  expect(text).toContain("is advice");
});

test("Tamrin is taken at a commit, and no checkout leaves its key behind", () => {
  const checkouts = steps.flatMap((step) => ("uses" in step && step.uses.startsWith("actions/checkout") ? [step.with] : [])); // prettier-ignore
  expect(checkouts).toEqual([
    { path: "work", "persist-credentials": false },
    { repository: "school/tamrin", ref: COMMIT, path: "tamrin", "persist-credentials": false },
  ]);
});

test("what a stranger can name stands in no command: only in a variable", () => {
  const commands = steps.flatMap((step) => ("run" in step ? [step.run] : []));
  expect(commands.filter((command) => command.includes("${{"))).toEqual([]);
  expect(commands.length).toBeGreaterThan(3);
});

test("the policy travels with it; without one there is none, and no option that names it", () => {
  expect(policy).toMatchObject({ path: ".github/tamrin/policy.yaml", content: Buffer.from("tasks: [relu]") });
  const bare = workflow(orderOf(""), origin);
  expect(bare).toHaveLength(1);
  expect(bare[0]!.content.toString()).not.toContain("--policy policy.yaml --lang");
  expect(bare[0]!.content.toString()).not.toContain("work/.github");
});

test.each([
  ["a commit that is a branch", { repository: "a/b", commit: "main" }, "--commit"],
  ["a repository that is an address", { repository: "https://x/y/z", commit: COMMIT }, "--repository"],
])("%s is refused", (_, asked, flag) => {
  expect(() => originOf(root, asked)).toThrow(flag);
});

test("a clone without a remote on GitHub is told from a wrong option, and so is a folder that is no clone", () => {
  mkdirSync(place.at("clone"));
  expect(() => originOf(place.at("clone"), { repository: "a/b" })).toThrow(/clone is no clone of git.*--commit SHA$/);
  runs("git", ["init"], {}, place.at("clone"));
  const said = /clone has no remote "origin" on GitHub; .*--repository OWNER\/NAME$/;
  expect(() => originOf(place.at("clone"), { commit: COMMIT })).toThrow(said);
  runs("git", ["remote", "add", "origin", "https://u:secret@gitlab.example/a/b.git"], {}, place.at("clone"));
  expect(() => originOf(place.at("clone"), { commit: COMMIT })).toThrow(said);
  runs("git", ["remote", "set-url", "origin", "git@github.com:a/b.git"], {}, place.at("clone"));
  expect(originOf(place.at("clone"), { commit: COMMIT })).toEqual({ repository: "a/b", commit: COMMIT });
});

const shut = missingTools(process.env).length === 0;

test.skipIf(!shut)("its commands grade a student's repository and write feedback and summary", async () => {
  await writeDelivery(place.at("machine/work"), workflow(orderOf("tasks: [relu]"), origin));
  place.at(`machine/work/exercises/${RELU}.ts`, solution);
  mkdirSync(place.at("machine/tamrin"));
  const parts = ["bin", "setup", "src", "kit", "tests", "drawn", "fixtures", "solutions", "mutants", "exercises"];
  const files = ["package.json", "package-lock.json", "course.ts", "tsconfig.json", ".npmrc"];
  runs("cp", ["-R", ...[...parts, ...files].map((part) => `${root}/${part}`), place.at("machine/tamrin")], {});
  place.withPackages("machine/tamrin");
  const summary = place.at("machine/summary.md", "");
  const variables = { STUDENT: "octocat", GITHUB_STEP_SUMMARY: summary };
  const wanted = ["Feedback", "Summary"];
  const commands = steps.flatMap((step) => ("run" in step && wanted.includes(step.name!) ? [step.run] : []));
  // As the runner starts a command whose shell is not said.
  const ends = commands.map((command, i) => {
    const script = place.at(`machine/command-${i}.sh`);
    writeFileSync(script, command);
    return runs("bash", ["-e", script], variables, place.at("machine")).status;
  });
  expect(ends).toEqual([0, 0]);
  expect(readFileSync(summary, "utf8")).toContain("5 of 5 points");
  expect(readFileSync(place.at("machine/feedback/students/octocat/junit.xml"), "utf8")).toContain("<testsuite");
});
