import { resolve } from "node:path";
import { expect, test } from "vitest";
import { isSameTwice, timeAgain } from "./again.ts";
import { makeCourse } from "./course.ts";
import { holds, reportWords, type GradeReport } from "./report.ts";
import { measureThroughput, type Throughput } from "./throughput.ts";
import { timeVitest } from "./vitest.ts";

const root = resolve(import.meta.dirname, "../..");

test("both sides grade the same tests: some tasks twice, two checks each", { timeout: 180_000 }, async () => {
  const course = makeCourse(root, 16, 2);
  try {
    const alone = { submissions: 1, workers: 1, isolation: "none" } as const;
    const ours = await measureThroughput(course.root, course.ids, alone);
    expect(ours).toMatchObject({ tasks: 16, checks: 32, submissions: 1, workers: 1 });
    expect(ours.perMinute).toBeCloseTo(60 / ours.seconds);
    expect(ours.peakMemory.worker).toBeGreaterThan(50 * 2 ** 20);
    expect(ours.peakMemory.guest).toBeGreaterThan(20 * 2 ** 20);
    const [theirs] = await timeVitest(course.root, course.ids.slice(-2), 1);
    expect(theirs).toBeGreaterThan(0);
  } finally {
    course.remove();
  }
});

test("a class is graded again without a run, and twice with the same bytes", { timeout: 180_000 }, async () => {
  expect(await timeAgain(root, 10)).toBeGreaterThan(0);
  expect(await isSameTwice(root, 2, "none")).toBe(true);
});

const throughput: Throughput = {
  ...{ tasks: 60, checks: 300, submissions: 120, workers: 2, seconds: 24, perMinute: 300 },
  peakMemory: { worker: 200 * 2 ** 20, guest: 50 * 2 ** 20 },
};
const report: GradeReport = {
  ...{ cores: 2, sixty: throughput, course: { ...throughput, tasks: 29, perMinute: 12 }, identicalTwice: true },
  vitest: { seconds: 6, perMinute: 10, ratio: 30 },
  again: { students: 1000, seconds: 4 },
};

test.each<[string, Partial<GradeReport>]>([
  ["too slow", { sixty: { ...throughput, perMinute: 249 } }],
  ["too slow again", { again: { students: 1000, seconds: 5 } }],
  ["not the same twice", { identicalTwice: false }],
])("what is %s falls short", (_name, change) => {
  expect(holds(report)).toBe(true);
  expect(holds({ ...report, ...change })).toBe(false);
});

test("the report says what was measured, in both languages", () => {
  const english = reportWords(report, "en");
  expect(english).toContain("tamrin    60 tasks, 300 checks       300.0   2 workers of 200 MiB and 50 MiB");
  expect(english).toContain("1000 unchanged submissions again: 4.0 s");
  expect(reportWords(report, "fa")).toContain("دو بار، بایت به بایت یکسان: بله");
});
