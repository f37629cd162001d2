import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readJob, writeJob } from "../grade/engine/job.ts";
import { jobOf } from "./grade-job.ts";

const folder = mkdtempSync(join(tmpdir(), "tamrin-job-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("what is gone on with has the files that were named, wherever it is called from", async () => {
  await writeJob(folder, jobOf(["class.zip"], { secret: "course.secret", policy: "policy.yaml" }));
  expect(readJob(folder)).toMatchObject({
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
