import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../../../kit/compare.ts";
import type { Failure, FailureKind } from "../../run/verdict.ts";
import { parsePolicy } from "../policy/load.ts";
import { failing, gradeOf, passing, taskGrade, WRONG } from "../testing/grades.ts";
import { viewFor } from "./view.ts";

const RELU = "02-xo/relu";
const NOW = new Date("2026-10-02T00:00:00Z");

function viewOf(policy: string, failure: Partial<Failure> = {}, name = "a") {
  const grade = gradeOf("ali", [taskGrade(RELU, [failing(name, failure)])]);
  return viewFor(grade, parsePolicy(policy, "p.yaml"), NOW);
}

const told = (policy: string, failure: Partial<Failure> = {}, name = "a") =>
  viewOf(policy, failure, name).tasks[0]!.checks[0]!.failure;

test("in full a failure says where, got, want, the call, the picture and the cause", () => {
  expect(told("feedback: full")).toEqual({
    kind: "value",
    difference: {
      kind: "value",
      first: { path: "[0][1]", got: "0.5", want: "-0.5" },
      worst: { path: "[1][1]", got: "7", want: "4" },
      differing: 2,
      total: 4,
      tolerance: 1e-12,
    },
    picture: expect.objectContaining({ wrong: [[false, true], [false, true]] }), // prettier-ignore
    call: "convolve([[1, 2]], [[3]])",
    cause: { en: "The kernel is turned.", fa: "هسته چرخیده است." },
  });
});

test("without the wanted answer neither a number, the picture nor the message has it", () => {
  const failure = told("feedback: actual only")!;
  expect(failure.difference).toMatchObject({ first: { path: "[0][1]", got: "0.5" }, worst: { got: "7" } });
  expect(Object.keys(failure)).toEqual(["kind", "difference", "call", "cause"]);
  expect(JSON.stringify(failure)).not.toMatch(/want|-0\.5/);
});

test("a number that is shown by itself has as many digits, however near the wanted one is", () => {
  const near = { difference: compare(0.1 + 0.2, 0.3, 0)! };
  expect(told("", near)!.difference!.first.got).toBe("0.30000000000000004");
  expect(told("feedback: actual only", near)!.difference!.first.got).toBe("0.3");
});

test("index only is the kind and the place, with no number of the answer", () => {
  expect(told("feedback: index only")).toEqual({
    kind: "value",
    difference: { kind: "value", first: { path: "[0][1]" } },
  });
});

test("pass or fail is nothing more", () => {
  expect(viewOf("feedback: pass/fail").tasks[0]!.checks).toEqual([{ name: "a", passed: false, level: "pass-fail" }]);
});

test("of inputs drawn for a student nothing is told, unless the policy says so", () => {
  expect(told("feedback: full", {}, "drawn: 3 by 3")).toBeUndefined();
  expect(told("drawn: { feedback: full }", {}, "drawn: 3 by 3")).toMatchObject({ kind: "value" });
});

test.each(["full", "actual-only", "index-only", "pass-fail"])("the solution is in no view (%s)", (level) => {
  const at = { file: "solutions/02-xo/relu.ts", line: 1, column: 1, text: "kernel[a][b]" };
  expect(JSON.stringify(viewOf(`feedback: ${level}`, { at }))).not.toMatch(/kernel\[|solutions/);
});

test("a line of the test is shown in full only, the student's own line wherever a place may be told", () => {
  const at = (file: string) => ({ at: { file, line: 3, column: 1, text: "  f(x) " } });
  const own = { file: "exercises/02-xo/relu.ts", line: 3, column: 1, text: "f(x)" };
  expect(told("", at("tests/02-xo/relu.test.ts"))!.at).toMatchObject({ text: "f(x)" });
  expect(told("feedback: actual only", at("tests/02-xo/relu.test.ts"))!.at).toBeUndefined();
  expect(told("feedback: index only", at("exercises/02-xo/relu.ts"))!.at).toEqual(own);
  expect(told("feedback: index only", at("tests/../exercises/02-xo/relu.ts"))!.at).toBeUndefined();
});

test("an assertion's message is told in full only; what the lesson threw is what came out", () => {
  const plain = (kind: FailureKind) => ({ kind, message: "expected 1 to be 2\nmore", difference: undefined });
  expect(told("", plain("assertion"))!.message).toBe("expected 1 to be 2");
  expect(told("feedback: actual only", plain("assertion"))!.message).toBeUndefined();
  expect(told("feedback: actual only", plain("error"))!.message).toBe("expected 1 to be 2");
  expect(told("feedback: index only", plain("error"))!.message).toBeUndefined();
});

test("a hidden check is counted, and neither its name nor how it went is in the view", () => {
  const checks = [passing("open"), failing("survives 1000"), passing("survives 1e6")];
  const grade = gradeOf("ali", [taskGrade(RELU, checks)]);
  const rules = 'due: 2026-10-01T00:00:00Z\nhidden: [{ tests: "survives *", show: after due }]';
  const at = (time: string) => viewFor(grade, parsePolicy(rules, "p.yaml"), new Date(time));
  const before = at("2026-10-01T00:00:00Z");
  expect(before).toMatchObject({ points: 2, max: 3, tasks: [{ passed: 2, total: 3, hidden: 2 }] });
  expect(before.tasks[0]!.checks.map(({ name }) => name)).toEqual(["open"]);
  expect(JSON.stringify(before)).not.toContain("survives");
  expect(at("2026-10-01T00:00:01Z").tasks[0]).toMatchObject({ hidden: 0, checks: [{}, { passed: false }, {}] });
});

test("where the grader failed there is no score, and its own words stay with it", () => {
  const why = { en: "worker ended: ENOENT /srv/key", fa: "x" };
  const view = viewFor(gradeOf("ali", [], { outcome: "ungradable", why }), parsePolicy("", "p.yaml"), NOW);
  expect(view.points).toBeNull();
  expect(JSON.stringify(view)).not.toContain("/srv/key");
});

/** A failure whose every wanted, given and answered value is marked. */
const marked = fc
  .record({
    kind: fc.constantFrom<FailureKind>("shape", "value", "assertion", "error", "syntax", "import", "timeout", "exit"),
    message: fc.constantFrom("GOT WANT ARGS", "WANT\nGOT"),
    path: fc.constantFrom("", "[0]", ".bias[1]"),
    text: fc.constantFrom("expect(f('ARGS')).toBe('WANT')", undefined),
    differs: fc.boolean(),
    call: fc.boolean(),
  })
  .map(({ kind, message, path, text, differs, call }): Failure => {
    const cell = { path, got: "GOT", want: "WANT" };
    const counts = { differing: 1, total: 2, tolerance: 0 };
    const sides = { got: [["GOT"]], want: [["WANT"]] };
    return {
      ...{ test: "a", kind, message },
      ...(differs && { difference: { kind: "value", first: cell, worst: cell, ...counts, ...sides } }),
      ...(call && { call: { name: "f", args: ["ARGS", ["ARGS"]] } }),
      at: { file: "tests/02-xo/relu.test.ts", line: 1, column: 1, text },
      cause: { ...WRONG.cause!, edits: [{ from: "WANT", to: "WANT" }] },
    };
  });

test("no value that may not be told is anywhere in the view", () => {
  const seen = { full: /$^/, "actual-only": /WANT/, "index-only": /WANT|GOT|ARGS/, "pass-fail": /WANT|GOT|ARGS|cause/ };
  const own = (failure: Failure) => !["error", "syntax", "import", "timeout", "exit"].includes(failure.kind);
  fc.assert(
    fc.property(marked, fc.constantFrom("actual-only", "index-only", "pass-fail"), (failure, level) => {
      // What a lesson throws is its own answer, whatever it says.
      const quiet = own(failure) ? failure : { ...failure, message: "GOT" };
      expect(
        JSON.stringify(viewOf(`feedback: ${level}`, { difference: undefined, call: undefined, ...quiet })),
      ).not.toMatch(seen[level as keyof typeof seen]);
    }),
    { seed: 1397, numRuns: 300 },
  );
});

test("texts of a submission keep their letters and joiners, and lose what could reorder or break a line", () => {
  const grade = gradeOf(
    "ali",
    [taskGrade(RELU, [failing("a", { kind: "error", message: "\u202e\u001b[2Ja\ud800‌ب" })])],
    {
      name: "علی‌رضا\u2066\u0000",
      remarks: [{ path: "a\nb", text: { en: "\u0007", fa: "ب" } }],
    },
  );
  const view = viewFor(grade, parsePolicy("", "p.yaml"), NOW);
  expect(view.name).toBe("علی‌رضا��");
  expect(view.remarks).toEqual([{ path: "a b", text: { en: "�", fa: "ب" } }]);
  expect(JSON.stringify(view)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\\u/u);
});
