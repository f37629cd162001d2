import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readJob, writeJob } from "../grade/engine/job.ts";
import { jobOf } from "./grade-job.ts";

const folder = mkdtempSync(join(tmpdir(), "tamrin-job-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("what is gone on with has the files that were named, wherever it is called from", () => {
  writeJob(folder, jobOf(["class.zip"], { secret: "course.secret", policy: "policy.yaml" }));
  expect(readJob(folder)).toMatchObject({
    paths: [resolve("class.zip")],
    secret: resolve("course.secret"),
    policy: resolve("policy.yaml"),
  });
});
