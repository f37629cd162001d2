import { compare } from "../../../kit/compare.ts";
import type { Failure } from "../../run/verdict.ts";
import type { Class, Grade } from "../grade.ts";
import type { Similarity } from "../similarity/similar.ts";
import { classOf, failing, gradeOf, passing, taskGrade } from "../testing/grades.ts";

/** For tests: a class that has something to say in every part of the view, and names that no page must believe. */

export const NONE_ALIKE: Similarity = { pairs: [], tasks: [], unread: [] };

/** Markup, and marks that would turn the line around. */
export const HOSTILE = '<script>alert("1")</script>\u202e';

const TESTS = ["the map of the slide is found again", "a kernel as large as the image gives one score", "throws"];

const unknown: Partial<Failure> = {
  cause: undefined,
  difference: compare([[1, 2], [3, 7.25]], [[1, 2], [3, 4.5]], 1e-12)!, // prettier-ignore
};
const broken: Partial<Failure> = {
  ...{ cause: undefined, difference: undefined },
  ...{ kind: "syntax", message: `Expected ";" but found ${HOSTILE}` },
};

/** Forty students, most of them right. */
export function sampleClass(): Class {
  const grades = Array.from({ length: 40 }, (_, i) => gradeNumber(i));
  return classOf(grades.toSorted((a, b) => (a.student < b.student ? -1 : 1)));
}

function gradeNumber(i: number): Grade {
  const student = `s${String(100 + i)}`;
  const name = ["Ada Lovelace", "مریم میرزاخانی", null, HOSTILE][i % 4]!;
  if (i === 37) return gradeOf(student, [], { name, outcome: "refused", why: refusal, max: 26 });
  if (i === 38) return gradeOf(student, [], { name, outcome: "ungradable", why: fault, max: 26 });
  const change = i % 13 === 5 ? { lateTook: 1, lateness: { due: null, by: 5_400_000 * (i + 1), keep: 0.9 } } : {};
  const tasks = ["02-xo/convolve", "02-xo/max-pool", "04-sequences/gru-cell"].map((id, n) => {
    const checks = TESTS.map((test, t) => checkOf(test, i, n, t));
    const right = checks.filter(({ passed }) => passed).length;
    return taskGrade(id, checks, { points: 3 * right, max: 9, submitted: (i + n) % 9 !== 8 });
  });
  return gradeOf(student, tasks, { name, ...change });
}

function checkOf(test: string, i: number, task: number, t: number) {
  if (i === 36) return failing(test, broken);
  if (i === 35) return failing(test, { cause: undefined, message: `${test} ${i}` });
  if (task === 0 && i % 3 === 1 && t < 2) return failing(test);
  if (task === 1 && i % 5 === 2 && t === 1) return failing(test, unknown);
  return passing(test);
}

const refusal = { en: `no .ts file of a lesson in ${HOSTILE}`, fa: `هیچ فایل ‎.ts از درس‌ها در ${HOSTILE} نیست` };
const fault = { en: "the grader failed twice; grade again", fa: "سامانه دو بار ناکام ماند؛ دوباره تصحیح کنید" };

export const SAMPLE_SIMILARITY: Similarity = {
  pairs: [
    {
      ...{ students: ["s101", "s107"], similarity: 0.974, compared: 2 },
      tasks: [
        {
          ...{ id: "04-sequences/gru-cell", similarity: 0.99, longest: 141 },
          places: [
            [[52, 60], [49, 58]], // prettier-ignore
            [[71, 71], [80, 83]], // prettier-ignore
          ],
        },
      ],
    },
  ],
  tasks: [
    { id: "02-xo/convolve", written: 39, long: 4 },
    { id: "04-sequences/gru-cell", written: 36, long: 36 },
  ],
  unread: [
    {
      ...{ student: "s136", task: "02-xo/convolve" },
      text: { en: "does not parse", fa: "تجزیه نمی‌شود" },
    },
  ],
};
