import fc from "fast-check";
import { compare } from "../../../kit/compare.ts";
import type { Failure, FailureKind } from "../../run/verdict.ts";
import type { Check, Class, Grade } from "../grade.ts";
import { classOf, gradeOf, taskGrade } from "./grades.ts";

/** What breaks formats: quotes, formulas, markup, control characters, marks of direction, halves of pairs, Persian. */
const HOSTILE = [
  ..."\u0000\u0007\u001b\u007f\u0085\u2028\ufeff\uffff\ud800\udfff",
  ..."\u202e\u2066\u2069\u200f",
  ...["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1", '"', "'", ",", ";", "\r\n", "\n"],
  ...["]]>", "<script>", "&amp;", "<!--", "```", "**", "[x](y)", "| |", "../", "CON", "علی‌رضا", "🙂", "👨‍👩‍👧"],
];

export const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 5 })
  .map((parts) => parts.join(""));

const kind = fc.constantFrom<FailureKind>(
  "not-implemented",
  "assertion",
  "error",
  "syntax",
  "import",
  "timeout",
  "exit",
);
const leaf = fc.oneof(fc.double(), hostile, fc.constant(null), fc.boolean());
const difference = fc.oneof(
  fc.tuple(leaf, leaf).map(([got, want]) => compare(got, want, 0) ?? undefined),
  fc.tuple(fc.array(fc.double(), { minLength: 2, maxLength: 2 }), fc.double()).map(([got, want]) => {
    return compare([got], [[want, 0]], 0) ?? undefined;
  }),
);

const failure: fc.Arbitrary<Omit<Failure, "test">> = fc
  .record({
    kind,
    message: hostile,
    difference,
    call: fc.option(fc.record({ name: hostile, args: fc.array(leaf, { maxLength: 3 }) }), { nil: undefined }),
    text: hostile,
    cause: fc.option(fc.record({ en: hostile, fa: hostile }), { nil: undefined }),
  })
  .map(({ text, cause, ...rest }) => ({
    ...rest,
    ...(rest.difference && { kind: rest.difference.kind }),
    at: { file: "exercises/02-xo/relu.ts", line: 1, column: 1, text },
    ...(cause && { cause: { name: "x", text: cause, edits: [] } }),
  }));

const check: fc.Arbitrary<Check> = fc.oneof(
  hostile.map((name) => ({ name, passed: true })),
  fc.tuple(hostile, failure).map(([name, why]) => ({ name, passed: false, failure: { ...why, test: name } })),
);

/** A grade of any outcome whose every text is hostile. */
export const anyGrade: fc.Arbitrary<Grade> = fc
  .record({
    student: hostile,
    name: fc.option(hostile),
    tasks: fc.array(fc.array(check, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 }),
    outcome: fc.constantFrom("graded", "graded", "refused", "ungradable"),
    why: fc.record({ en: hostile, fa: hostile }),
    remark: hostile,
  })
  .map(({ student, name, tasks, outcome, why, remark }) => {
    const ids = ["02-xo/relu", "02-xo/stack"];
    const held = outcome === "graded" ? tasks.map((checks, i) => taskGrade(ids[i]!, checks)) : [];
    const remarks = [{ path: remark, text: { en: remark, fa: remark } }];
    return gradeOf(student, held, { name, outcome, remarks, why: outcome === "graded" ? null : why });
  });

const POLICY = `
tasks: [relu, stack]
hidden: [{ tests: "*1*" }]
`;

/** Such grades, under a policy that hides some of their checks; with any level of feedback. */
export const anyClass: fc.Arbitrary<Class> = fc
  .tuple(
    fc.uniqueArray(anyGrade, { selector: ({ student }) => student, minLength: 1, maxLength: 4 }),
    fc.constantFrom("full", "actual-only", "index-only", "pass-fail"),
  )
  .map(([grades, level]) => classOf(grades, `${POLICY}feedback: ${level}\n`));
