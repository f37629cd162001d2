import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeJob } from "../grade/engine/job.ts";
import { askedFor } from "./grade-job.ts";

type Options = Parameters<typeof askedFor>[1];

const folder = mkdtempSync(join(tmpdir(), "tamrin-job-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The job of a command line. */
const jobOf = (paths: string[], options: Options) => askedFor(paths, options, folder, {}).job;

/** What a run goes on with that was begun so. */
async function resumed(begun: Options, options: Options, env: NodeJS.ProcessEnv) {
  await writeJob(folder, askedFor(["class.zip"], begun, folder, env).job);
  return askedFor([], { resume: true, ...options }, folder, env);
}

test("what is gone on with has the files that were named, wherever it is called from", async () => {
  const { job } = await resumed({ secret: "course.secret", policy: "policy.yaml" }, {}, {});
  expect(job).toMatchObject({
    paths: [resolve("class.zip")],
    secret: resolve("course.secret"),
    policy: resolve("policy.yaml"),
  });
});

test.each(["Z", "+03:30", "-11:00", "+14:00"])("the zone %s is taken as it is", (zone) => {
  expect(jobOf(["class.zip"], { zone })).toMatchObject({ zone });
});

test.each(["Tehran", "z", "+3:30", "+0330", "03:30", "+24:00", "+03:60", "+03:30 ", ""])(
  "the zone %j is refused when it is read",
  (zone) => {
    expect(() => jobOf(["class.zip"], { zone })).toThrow(`--zone is "${zone}"; it is an offset from UTC`);
  },
);

test("the password of a queue is not kept, and read again where the run goes on", async () => {
  const [url, kept] = ["redis://:geheim@10.0.0.5:6379", "redis://10.0.0.5:6379"];
  const job = expect.objectContaining({ queue: kept }) as unknown;
  expect(await resumed({ queue: url }, {}, {})).toEqual({ job, queue: kept });
  expect(readFileSync(join(folder, "job.json"), "utf8")).not.toContain("geheim");
  expect(await resumed({ queue: url }, { queue: url }, {})).toEqual({ job, queue: url });
  expect(await resumed({}, {}, { TAMRIN_QUEUE: url })).toEqual({ job, queue: url });
});

test("a run that was begun on this machine alone goes on so, whatever the environment says", async () => {
  await writeJob(folder, jobOf(["class.zip"], {}));
  const env = { TAMRIN_QUEUE: "redis://10.0.0.5" };
  expect(askedFor([], { resume: true }, folder, env)).toMatchObject({ queue: null, job: { queue: null } });
});

test("what a run was begun with is not said again: it would have no effect", () => {
  const again = {
    policy: "p.yaml",
    roster: "r.csv",
    layout: "moodle",
    zone: "Z",
    formats: "csv",
    item: "HW",
    secret: "s",
  };
  for (const [name, value] of Object.entries(again)) {
    const wanted = `was given --${name} as well`;
    expect(() => askedFor([], { resume: true, [name]: value }, folder, {})).toThrow(wanted);
  }
  const all = () => askedFor(["a.zip", "b"], { resume: true, policy: "p.yaml", sandbox: false }, folder, {});
  expect(all).toThrow("was given a.zip, b, --policy, --no-sandbox as well; leave that out, or leave --resume out");
});

test("how many at a time, and which queue, may be said again", async () => {
  const { job } = await resumed({}, { workers: "3", dryRun: true, queue: "redis://10.0.0.5" }, {});
  expect(job).toMatchObject({ queue: "redis://10.0.0.5", item: "Tamrin" });
});
