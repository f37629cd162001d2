import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { tasks } from "../../../course.ts";
import { Problem } from "../../text/problem.ts";
import { LIMITS } from "../sandbox/command.ts";
import { loadPolicy, parsePolicy } from "./load.ts";

const folder = mkdtempSync(join(tmpdir(), "tamrin-policy-"));
afterAll(() => rmSync(folder, { recursive: true }));

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const refusal = (text: string) => problemOf(() => parsePolicy(text, "p.yaml")).text.en;
const DUE = "due: 2026-10-01T00:00:00Z\n";

test.each(["", "# nothing yet", "limits:\n# cpu: 3\n", "{}"])("%j is a policy: every task, nothing late", (text) => {
  const policy = parsePolicy(text, "p.yaml");
  expect(policy.tasks.map(({ id, points, weight }) => ({ id, points, weight }))).toEqual(
    tasks.map(({ id, points }) => ({ id, points, weight: 1 })),
  );
  const { cpu, wall, memory } = LIMITS;
  expect(policy.common).toEqual({
    partial: "by-test",
    minimum: 1,
    feedback: "full",
    drawn: { feedback: "pass-fail" },
    limits: { cpu, wall, memory },
  });
  expect(policy).toMatchObject({ due: null, grace: 0, late: { table: [] }, extensions: {}, hidden: [] });
});

test("everything that can be set arrives, in milliseconds, bytes and shares of one", () => {
  const policy = parsePolicy(
    `
tasks: [relu]
partial: all-or-nothing
minimum: 3
due: 2026-10-01 23:59 +03:30
grace: 1.5h
late: { perDay: 10%, most: 0.5, neverAfter: 7 days }
extensions: { 007: 3d, sara: 2026-10-10T12:00:00Z }
hidden: [{ tasks: 02-xo/relu, tests: "survives *", show: after due }, { show: 2026-11-01T00:00Z }]
feedback: Actual only
drawn: { feedback: index only }
limits: { cpu: 5s, wall: 9, memory: 1 GiB }
`,
    "p.yaml",
  );
  const common = {
    partial: "all-or-nothing",
    minimum: 3,
    feedback: "actual-only",
    drawn: { feedback: "index-only" },
    limits: { cpu: 5, wall: 9, memory: 2 ** 30 },
  };
  expect(policy).toEqual({
    tasks: [{ id: "02-xo/relu", points: 5, weight: 1, ...common }],
    common,
    due: "2026-10-01T23:59:00+03:30",
    grace: 5_400_000,
    late: { perDay: 0.1, most: 0.5, neverAfter: 604_800_000 },
    extensions: { "007": { extra: 259_200_000 }, sara: { until: "2026-10-10T12:00:00Z" } },
    hidden: [
      { tasks: ["02-xo/relu"], tests: "survives *", show: "after-due" },
      { tasks: tasks.map(({ id }) => id), tests: "*", show: { from: "2026-11-01T00:00:00Z" } },
    ],
  });
});

test("what is said of a task goes before its track, and that before all, wherever it stands", () => {
  const text =
    "tasks:\n  relu: { points: 1 }\n  02-xo: { points: 2, limits: { cpu: 3 } }\n  all: { points: 3, weight: 2 }\n";
  const held = new Map(parsePolicy(text, "p.yaml").tasks.map((task) => [task.id, task]));
  expect(held.get("02-xo/relu")).toMatchObject({ points: 1, weight: 2, limits: { ...LIMITS_OF_A_TASK, cpu: 3 } });
  expect(held.get("02-xo/stack")).toMatchObject({ points: 2, weight: 2 });
  expect(held.get("03-training/backprop")).toMatchObject({ points: 3, limits: LIMITS_OF_A_TASK });
});

const LIMITS_OF_A_TASK = { cpu: LIMITS.cpu, wall: LIMITS.wall, memory: LIMITS.memory };

test("a fault says file, line, column, path, what stands there, what is wanted and what to do, in both languages", () => {
  const { text } = problemOf(() => parsePolicy(`${DUE}late:\n  perDay: ten\n`, "p.yaml"));
  expect(text.en).toBe(
    'p.yaml:3:11: late.perDay: got "ten", wanted a share such as 10% or 0.1; correct it and run again',
  );
  expect(text.fa.replace(/[\u2066\u2069]/g, "")).toBe(
    "p.yaml:3:11: late.perDay: آنچه آمده: «ten»؛ آنچه باید باشد: سهمی مانند 10% یا 0.1؛ آن را اصلاح کنید و دوباره اجرا کنید",
  );
});

test.each([
  ["lat: 3", "p.yaml:1:1: lat: ", "did you mean late?"],
  ["late: { per_day: 10% }", "p.yaml:1:9: late.per_day: ", "did you mean perDay?"],
  ["tasks: { relu: { wieght: 1 } }", "p.yaml:1:18: tasks.relu.wieght: ", "did you mean weight?"],
  ["tasks: [convlove]", "p.yaml:1:9: tasks.0: ", "did you mean 02-xo/convolve, "],
  ["tasks: { 02-x: }", "p.yaml:1:10: tasks.02-x: ", "did you mean 02-xo?"],
])("%s is answered with the nearest name, at the key", (text, place, near) => {
  expect(refusal(text)).toContain(place);
  expect(refusal(text)).toContain(near);
});

test("a key that is near to none is answered with all that there are", () => {
  expect(refusal("limits: { colour: red }")).toBe(
    'p.yaml:1:11: limits.colour: got "colour", wanted cpu, wall, memory; correct it and run again',
  );
});

test.each([
  ["- x", "got a list, wanted keys (tasks, "],
  ["due: 2026-10-01", 'due: got "2026-10-01", wanted a date and time with its zone'],
  ["due: 2026-02-30T00:00:00Z", 'due: got "2026-02-30T00:00:00Z", wanted'],
  ["due:", "p.yaml:1:5: due: got nothing, wanted"],
  ["grace: 3", 'grace: got "3", wanted hours or days'],
  ["minimum: 0", 'minimum: got "0", wanted a whole number from 1'],
  ["tasks: []", "tasks: got nothing, wanted all"],
  ["tasks: { relu: { points: 1.005 } }", 'tasks.relu.points: got "1.005", wanted a number'],
  ["tasks: { relu: { points: -1 } }", 'tasks.relu.points: got "-1", wanted a number'],
  ["drawn: { feedback: none }", 'drawn.feedback: got "none", wanted full or actual-only'],
  ["partial: some", 'partial: got "some", wanted by-test or all-or-nothing'],
  ["limits: { memory: 1 }", 'limits.memory: got "1", wanted memory'],
  ["limits: { cpu: 0 }", 'limits.cpu: got "0", wanted whole seconds'],
  ["hidden: [{ show: later }]", 'hidden.0.show: got "later", wanted never, after due'],
  ["hidden: [{ tests: [a] }]", "hidden.0.tests: got a list, wanted the name of a test"],
  [`${DUE}late: { perDay: 101% }`, 'late.perDay: got "101%", wanted a share'],
  [`${DUE}late: soon`, 'late: got "soon", wanted never, a list'],
  [`${DUE}late: [{ keep: 1 }]`, "late.0.after: got nothing, wanted hours"],
  [`${DUE}extensions: { ali: }`, "extensions.ali: got nothing, wanted a date"],
])("%j is refused", (text, words) => {
  expect(refusal(text)).toContain(words);
});

test.each([
  ["grace: 1d", "grace"],
  ["late: never", "late"],
  ["extensions: { ali: 1d }", "extensions"],
  ["hidden: [{ show: after due }]", "hidden.0.show"],
])("%s without a due date would do nothing, and is refused", (text, path) => {
  expect(refusal(text)).toContain(`${path}: got`);
  expect(refusal(text)).toContain("add due, or take this out");
  expect(parsePolicy(DUE + text, "p.yaml").due).toBe("2026-10-01T00:00:00Z");
});

test.each([
  ["extensions: { ali: 2025-10-05T00:00:00Z }", "extensions.ali"],
  ["hidden: [{ show: 2025-10-05T00:00:00Z }]", "hidden.0.show"],
  ["late: { most: 50% }", "late.most"],
  ["late: [{ after: 2d, keep: 1 }, { after: 1d, keep: 0 }]", "late.1.after: got 1 day"],
  ["late: [{ after: 1d, keep: 50% }, { after: 2d, keep: 60% }]", "late.1.keep: got 60%"],
])("%s is a slip of the pen", (text, path) => {
  expect(refusal(DUE + text)).toContain(path);
});

test("all faults are told at once, in the order of the file", () => {
  const rows = refusal("grace: x\nlimits: { cpu: y }\ndue: z\n").split("\n");
  expect(rows.map((row) => row.split(": ")[0])).toEqual(["p.yaml:1:8", "p.yaml:2:16", "p.yaml:3:6"]);
});

test("a fault behind an alias is told where the anchor's value stands", () => {
  expect(refusal("tasks: { relu: &one { points: x }, stack: *one }")).toContain("p.yaml:1:31: tasks.stack.points");
});

test.each([
  ["a: 1\na: 2", "p.yaml:2:1: got the same key twice, wanted each key once"],
  ["\tgrace: 1", "p.yaml:1:1: got a tab at the start of the line, wanted spaces"],
  ["a: *x", "got an alias (*) that cannot be followed"],
  ["a: 1\n---\nb: 1", "got a second document after ---"],
  ['a: "x', "p.yaml:1:6: got Missing closing"],
  ["due: !!int 3", "p.yaml:1:6: got Unresolved tag"],
])("%j is no YAML that can be read", (text, words) => {
  expect(refusal(text)).toContain(words);
});

const word = fc.constantFrom(
  "late",
  "due",
  "tasks",
  "hidden",
  "all",
  "relu",
  "10%",
  "3d",
  "x",
  "",
  "never",
  "limits",
  "cpu",
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(word, tie("value"), { maxKeys: 4 }),
  ),
}));

/** `policy`, or the words of the Problem; throws every other error. */
function outcome(document: unknown): string {
  try {
    parsePolicy(JSON.stringify(document), "p.yaml");
    return "policy";
  } catch (error) {
    if (error instanceof Problem) return error.text.en;
    throw error;
  }
}

test("any document is a policy or a Problem with a place for each fault, never another error", () => {
  const outcomes = fc.sample(value, { seed: 1397, numRuns: 500 }).map(outcome);
  for (const said of outcomes) expect(said).toMatch(/^(policy|p\.yaml:1:\d+: .*(\np\.yaml:1:\d+: .*)*)$/);
  expect(outcomes.filter((said) => said !== "policy").length).toBeGreaterThan(100);
});

test("a file is read as it stands", () => {
  const file = join(folder, "good.yaml");
  writeFileSync(file, "tasks: 02-xo\n");
  expect(loadPolicy(file).tasks.every(({ id }) => id.startsWith("02-xo/"))).toBe(true);
});

test("a file that is not there, a folder, and a file of bytes are told apart", () => {
  const bytes = join(folder, "bytes.yaml");
  writeFileSync(bytes, Buffer.from([0x64, 0xff, 0xfe]));
  const words = (path: string) => problemOf(() => loadPolicy(path)).text.en;
  expect(words(join(folder, "none.yaml"))).toContain("there is no such file");
  expect(words(folder)).toContain("it is a folder");
  expect(words(bytes)).toContain("it is no UTF-8 text");
});
