import { mirrors } from "../course/mirrors.ts";

/** The files of a new lesson, by path, with what their author has to fill in. */
export function lessonFiles(root: string, id: string): Map<string, string> {
  const paths = mirrors(root, id);
  const name = id.slice(id.indexOf("/") + 1);
  const fn = name.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
  const maker = `${root}/fixtures/make/${name}.py`;
  return new Map([
    [paths.solutions, solution(fn)],
    [paths.exercises, stub(fn)],
    [paths.test, test(id, fn)],
    [paths.drawn, drawn(id, fn)],
    [maker, makerScript(id)],
    [paths.hints, hints(id)],
    [paths.mutants, MUTANTS],
  ]);
}

const docstring = `// N: number of entries

/**
 * One sentence that says what this computes.
 *
 * \`y[i] = 2 · x[i]\`
 *
 * x [N]; the result is [N]. Throws RangeError when x is empty.
 * Deck 000, lines 1-2.
 */`;

const solution = (fn: string) => `import { checkLength } from "#kit/shape";

${docstring}
export function ${fn}(x: number[]): number[] {
  checkLength(x, x.length, "x");
  return x.map((value) => 2 * value);
}
`;

const stub = (fn: string) => `import { NotImplemented } from "#kit/not-implemented";
import { checkLength } from "#kit/shape";

${docstring}
export function ${fn}(x: number[]): number[] {
  checkLength(x, x.length, "x");
  // TODO: the goal, and the constraint that makes it worth an exercise.
  throw new NotImplemented("${fn}");
}
`;

const test = (id: string, fn: string) => `import { expect, test } from "vitest";
import fixture from "#fixtures/${id}.json";
import "#kit/matchers";
import { forAll, real, vector } from "#kit/property";
import { ${fn} } from "#lesson/${id}";

const { example } = fixture.cases;

test("the example comes out as its independent maker has it", () => {
  // One product of exact numbers is exact.
  expect(${fn}(example.x)).toBeNear(example.want, 0);
});

test("a factor passes through", () => {
  forAll([vector(3), real()], (x, c) => {
    expect(${fn}(x.map((value) => c * value))).toBeNear(${fn}(x).map((value) => c * value), 1e-12);
  });
});
`;

const drawn = (id: string, fn: string) => `import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { ${fn} } from "#lesson/${id}";
import * as reference from "#reference/${id}";

test("drawn: some numbers, and the same ones the other way round", () => {
  const random = drawn(1);
  const x = random.vector(random.between(3, 8));
  const want = reference.${fn}(x);
  // One product is rounded the same way whoever takes it.
  expect(${fn}(x)).toBeNear(want, 0);
  expect(${fn}(x.toReversed())).toBeNear(want.toReversed(), 0);
});
`;

const makerScript = (id: string) => `"""Golden numbers of ${id}: NumPy."""
import numpy as np

from write import write

x = np.random.default_rng(7).integers(-9, 10, 5).astype(float)

write("${id}", tools=["numpy"], seed=7, cases={"example": {"x": x, "want": x + x}})
`;

const hints = (id: string) => `# Hints: ${id}

## en

1. The idea, without a formula.
2. The operation.
3. Where to read: deck and lines.

## fa

1. ایده، بدون فرمول.
2. عملی که باید انجام شود.
3. کجا بخوانند: مجموعه و سطرها.
`;

const MUTANTS = `- name: not-doubled
  edits:
    - from: 2 * value
      to: value
  en: What a learner who makes this mistake should read.
  fa: آنچه کسی که این اشتباه را می‌کند باید بخواند.
`;
