import { expect, test } from "vitest";
import { viewFor } from "../feedback/view.ts";
import type { Grade } from "../grade.ts";
import { parsePolicy } from "../policy/load.ts";
import { prairielearnSchema } from "../testing/formats.ts";
import { failing, gradeOf, passing, taskGrade } from "../testing/grades.ts";
import { autolab } from "./autolab.ts";
import { exercism } from "./exercism.ts";
import { gradescope } from "./gradescope.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { prairielearn } from "./prairielearn.ts";

/* What each format looks like for one small grade. */

const POLICY = parsePolicy('tasks: relu\nhidden: [{ tests: "survives *" }]', "p.yaml");
const RELU = "02-xo/relu";
const viewOf = (grade: Grade) => viewFor(grade, POLICY, new Date(0));

const SARA = viewOf(
  gradeOf(
    "sara",
    [
      taskGrade(RELU, [passing("keeps [0]"), failing("is 0 below"), failing("survives 9")], {
        points: 1.5,
        lateTook: 0.5,
      }),
    ],
    {
      name: "سارا",
      lateness: { due: null, by: 86_400_000, keep: 0.75 },
      remarks: [{ path: "- a.zip", text: { en: "no TypeScript", fa: "تایپ‌اسکریپت نیست" } }],
    },
  ),
);
const WHY = { en: "the zip is *broken*", fa: "زیپ خراب است" };
const REFUSED = viewOf(gradeOf("ali", [], { outcome: "refused", why: WHY, points: 0, max: 5 }));
const UNGRADABLE = viewOf(gradeOf("ali", [], { outcome: "ungradable", why: WHY, points: 0, max: 5 }));
const FAULT = "the grader could not grade this attempt; the fault is not in your work, and the attempt does not count";

const WORDS = [
  "at [0][1]: got 0.5, want -0.5 (tolerance 1e-12)",
  "2 of 4 numbers differ; furthest at [1][1]: got 7, want 4",
  "called as convolve([[1, 2]], [[3]])",
  "looks like: The kernel is turned.",
];
const PICTURE = ["yours    │ right    │ differs", "  ░░     │          │ ··▓▓", "░░██     │ ░░██     │ ··▓▓"];
const TASK = "1.5 of 3 points: 1 of 3 tests pass; 1.5 points lost (0.5 by lateness)\n1 of these tests is not shown";

test("Gradescope: a test with points for the task, then a status for each check", () => {
  const about = { output_format: "text", visibility: "visible" };
  const own = { ...about, tags: ["cnn", "activation", "layer"] };
  expect(JSON.parse(gradescope(SARA, "en"))).toEqual({
    score: 1.5,
    output: "1.5 of 3 points\n0.5 points lost: handed in 1 day late\n- a.zip: no TypeScript",
    ...{ ...about, stdout_visibility: "hidden", extra_data: { outcome: "graded", max: 3 } },
    tests: [
      { name: RELU, number: "1", score: 1.5, max_score: 3, status: "failed", output: TASK, ...own },
      { name: "keeps [0]", number: "1.1", status: "passed", output: "", ...own },
      { name: "is 0 below", number: "1.2", status: "failed", output: [...WORDS, ...PICTURE].join("\n"), ...own },
      { name: "tests that are not shown: 1", number: "1.3", status: "failed", output: "0 of 1 pass", ...own },
    ],
  });
  expect(JSON.parse(gradescope(REFUSED, "en"))).toMatchObject({
    score: 0,
    tests: [],
    output: `0 of 5 points\n${WHY.en}`,
  });
  expect(JSON.parse(gradescope(UNGRADABLE, "en"))).toEqual({ output: FAULT, ...about, stdout_visibility: "hidden" });
});

test("PrairieLearn: a share of one, a test for each task", () => {
  const { tests, ...about } = JSON.parse(prairielearn(SARA, "en"));
  expect(about).toMatchObject({ gradable: true, score: 0.5 });
  expect(tests).toEqual([{ name: RELU, points: 1.5, max_points: 3, message: TASK, output: expect.any(String) }]);
  expect(tests[0].output.split("\n").slice(0, 3)).toEqual(["✓ keeps [0]", "✗ is 0 below", `  ${WORDS[0]}`]);
  expect(JSON.parse(prairielearn(REFUSED, "en"))).toMatchObject({ gradable: true, score: 0, tests: [] });
  expect(JSON.parse(prairielearn(UNGRADABLE, "en"))).toEqual({ gradable: false, format_errors: [FAULT] });
});

test.each([
  [60, 1],
  [60, 60],
  [8000, 1],
])(
  "PrairieLearn's limit is kept with %i tasks of %i checks: outputs are cut before tasks are left out",
  (tasks, checks) => {
    const all = Array.from({ length: checks }, (_, i) => failing(`check ${i}`));
    const view = viewOf(
      gradeOf(
        "ali",
        Array.from({ length: tasks }, () => taskGrade(RELU, all)),
      ),
    );
    const text = prairielearn(view, "fa");
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    const results = prairielearnSchema.parse(JSON.parse(text));
    expect("tests" in results ? results.tests!.length : 0).toBe(tasks === 60 ? 60 : 0);
  },
);

test("Autolab: points for each problem, and the total before them on the scoreboard", () => {
  expect(autolab(SARA, POLICY)).toBe('{"scores":{"02-xo/relu":1.5},"scoreboard":[1.5,1.5]}');
  expect(autolab(REFUSED, POLICY)).toBe('{"scores":{"02-xo/relu":0},"scoreboard":[0,0]}');
  expect(autolab(UNGRADABLE, POLICY)).toBe('{"scores":{},"scoreboard":[]}');
});

test("Exercism: a status for each check, an error where none ran", () => {
  const message = [...WORDS, ...PICTURE].join("\n");
  expect(JSON.parse(exercism(SARA, "en"))).toEqual({
    ...{ version: 3, status: "fail", message: null },
    tests: [
      { name: `${RELU}: keeps [0]`, status: "pass", message: null, task_id: 1 },
      { name: `${RELU}: is 0 below`, status: "fail", message, task_id: 1 },
      { name: `${RELU}: tests that are not shown: 1`, status: "fail", message: "0 of 1 pass", task_id: 1 },
    ],
  });
  const thrown = failing("a", { kind: "error", message: "x is not a function", difference: undefined });
  const stopped = viewOf(gradeOf("ali", [taskGrade(RELU, [thrown])]));
  expect(JSON.parse(exercism(stopped, "en"))).toMatchObject({
    status: "error",
    message: expect.stringContaining("x is not a function"),
    tests: [{ status: "error" }],
  });
  const message2 = JSON.parse(exercism(UNGRADABLE, "en"));
  expect(message2).toEqual({ version: 3, status: "error", message: FAULT, tests: [] });
});

test("JUnit: a suite for each task; refused work fails, and a fault of the grader is an error", () => {
  expect(junit(SARA, "en").split("\n").slice(0, 6)).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="tamrin">',
    '  <testsuite name="02-xo/relu" tests="3" failures="2" errors="0" skipped="0">',
    '    <testcase name="keeps [0]" classname="02-xo/relu"/>',
    '    <testcase name="is 0 below" classname="02-xo/relu">',
    `      <failure message="${WORDS[0]}" type="value">${WORDS[0]}`,
  ]);
  expect(junit(REFUSED, "en")).toContain('<failure message="0 of 5 points" type="refused">');
  expect(junit(UNGRADABLE, "en")).toContain(`<error message="${FAULT}" type="ungradable">`);
});

test("Markdown: the same for reading, with the picture as it is drawn", () => {
  expect(markdown(SARA, "en")).toBe(`# Feedback: سارا

1.5 of 3 points

0.5 points lost: handed in 1 day late

\\- a.zip: no TypeScript

## 02-xo/relu

1.5 of 3 points: 1 of 3 tests pass; 1.5 points lost (0.5 by lateness)

1 of these tests is not shown

- ✓ keeps \\[0\\]
- ✗ is 0 below
  - at \\[0\\]\\[1\\]: got 0.5, want -0.5 (tolerance 1e-12)
  - 2 of 4 numbers differ; furthest at \\[1\\]\\[1\\]: got 7, want 4
  - called as convolve(\\[\\[1, 2\\]\\], \\[\\[3\\]\\])
  - looks like: The kernel is turned.

  \`\`\`text
  ${PICTURE.join("\n  ")}
  \`\`\`
- ✗ tests that are not shown: 1
  - 0 of 1 pass
`);
  expect(markdown(REFUSED, "fa")).toMatch(/^<div dir="rtl">\n\n# بازخورد: ali\n\n0 از 5 امتیاز\n\nزیپ خراب است\n/);
});
