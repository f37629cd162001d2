import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { mirrors } from "../../course/mirrors.ts";
import { loadStubs } from "../../course/stubs.ts";
import type { Submission } from "../intake/submission.ts";
import { filled, folds, loops } from "./by-hand.ts";
import { findSimilar } from "./find.ts";
import type { Lines } from "./similar.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const stubs = loadStubs(root);
const BACKPROP = "03-training/backprop";
const POOL = "02-xo/max-pool";
const solutions = Object.fromEntries(
  Object.keys(loops).map((id) => [id, readFileSync(mirrors(root, id).solutions, "utf8")]),
);

function submission(student: string, lessons: Record<string, string>): Submission {
  return { student, name: null, source: student, submitted: null, lessons, remarks: [], refused: null };
}

const find = (lessons: Record<string, string>[], known = solutions) =>
  findSimilar(
    lessons.map((own, i) => submission(`student-${i}`, own)),
    stubs,
    known,
  );

/** One lesson beside a disguised copy of it: the only pair, as alike as can be. */
async function expectCopyFound(original: string, copy: string): Promise<void> {
  const { pairs } = await find([{ [BACKPROP]: original }, { [BACKPROP]: copy }, { [BACKPROP]: folds[BACKPROP]! }]);
  expect(pairs.map(({ students }) => students)).toEqual([["student-0", "student-1"]]);
  expect(pairs[0]!.similarity).toBeGreaterThan(0.9);
  expect(pairs[0]!.tasks.map(({ id }) => id)).toEqual([BACKPROP]);
}

test("students who solved the tasks on their own make no pair", async () => {
  const { pairs, tasks } = await find([loops, folds, filled]);
  expect(pairs).toEqual([]);
  const compared = tasks.filter(({ id }) => Object.hasOwn(loops, id));
  expect(compared.map(({ written, long }) => [written, long])).toEqual([3, 3, 3].map((n) => [n, n]));
});

test("a copy with other names is found", async () => {
  const names = { all: "states", next: "output", slope: "delta", below: "nextDelta", rows: "grad", moved: "fresh" };
  const copy = Object.entries(names).reduce(
    (text, [from, to]) => text.replaceAll(new RegExp(`\\b${from}\\b`, "g"), to),
    loops[BACKPROP]!,
  );
  expect(copy).toContain("nextDelta[j] +=");
  await expectCopyFound(loops[BACKPROP]!, copy);
});

test("a copy with other comments, layout and types is found", async () => {
  const copy = loops[BACKPROP]!.replaceAll("number[][][]", "Array<number[][]>")
    .replaceAll(" = ", "   =\n      ")
    .replaceAll("for (", "// my own idea\n  for (")
    .replaceAll(/^ \* .*/gm, " * x");
  await expectCopyFound(loops[BACKPROP]!, copy);
});

test("a copy with its functions in another order is found, with the lines of both", async () => {
  const [head, ...parts] = filled[BACKPROP]!.split(/(?=^function (?:multiply|turned|outer))/m) as [string, ...string[]];
  const copy = [...parts.toReversed(), head].join("\n").replace(/^(import .*\n)/gm, "");
  await expectCopyFound(filled[BACKPROP]!, copy);
  const { pairs } = await find([{ [BACKPROP]: filled[BACKPROP]! }, { [BACKPROP]: copy }]);
  const linesOf = (text: string, [from, to]: Lines) => text.split("\n").slice(from - 1, to);
  const places = pairs[0]!.tasks[0]!.places.map(([a, b]) => [linesOf(filled[BACKPROP]!, a), linesOf(copy, b)]);
  for (const [ofFirst, ofSecond] of places.filter(([lines]) => lines!.length > 5)) expect(ofSecond).toEqual(ofFirst);
  expect(places.flat(2)).toEqual(expect.arrayContaining(["  const copy = structuredClone(weights);", "  return z;"]));
});

test("starter code, and the course's own solution, belong to nobody", async () => {
  const untouched = { [BACKPROP]: stubs[BACKPROP]!, [POOL]: `${stubs[POOL]}\n// mine` };
  const { pairs, tasks } = await find([untouched, untouched, solutions, solutions]);
  expect(pairs).toEqual([]);
  expect(tasks.find(({ id }) => id === POOL)).toEqual({ id: POOL, written: 2, long: 0 });
  const alike = await find([solutions, solutions], {});
  expect(alike.pairs).toHaveLength(1);
});

test("a lesson of one formula is too short to tell, and the task says so", async () => {
  const relu = "02-xo/relu";
  const body = "return map.map((row) => row.map((score) => (score > 0 ? score : 0)));";
  const same = { [relu]: stubs[relu]!.replace(/throw new NotImplemented.*/, body) };
  const { pairs, tasks } = await find([same, same]);
  expect(pairs).toEqual([]);
  expect(tasks.find(({ id }) => id === relu)).toEqual({ id: relu, written: 2, long: 0 });
});

test("what many wrote is nobody's own", async () => {
  const crowd = Array.from({ length: 21 }, () => ({ [POOL]: loops[POOL]! }));
  expect((await find(crowd.slice(0, 20))).pairs).toHaveLength((20 * 19) / 2);
  expect((await find(crowd)).pairs).toEqual([]);
});

test("two who copied more tasks come first; a task that they share nothing in counts against them", async () => {
  const mixed = { ...loops, [POOL]: folds[POOL]! };
  const { pairs } = await find([loops, mixed, { ...filled }, { ...filled }]);
  expect(pairs.map(({ students }) => students.join())).toEqual(["student-2,student-3", "student-0,student-1"]);
  expect(pairs.map(({ compared }) => compared)).toEqual([3, 3]);
  expect(pairs[0]!.similarity).toBe(1);
  expect(pairs[1]!.similarity).toBeLessThan(0.9);
  expect(pairs[1]!.tasks.map(({ id }) => id)).not.toContain(POOL);
});

test("lessons that do not parse, or are far too long, are left out with a remark, and the rest is compared", async () => {
  const long = `${stubs[POOL]}\n${"Math.max(1, 2);\n".repeat(2000)}`;
  const { pairs, unread } = await find([
    { [POOL]: "export function (" },
    { [POOL]: long },
    { [POOL]: "(".repeat(300_000) },
    { [POOL]: "(".repeat(99_000) },
    { [POOL]: loops[POOL]! },
    { [POOL]: loops[POOL]! },
  ]);
  expect(pairs.map(({ students }) => students)).toEqual([["student-4", "student-5"]]);
  expect(unread.map(({ student, task, text }) => [student, task, text.en.slice(0, 14)])).toEqual([
    ["student-0", POOL, "does not parse"],
    ["student-1", POOL, "is too long to"],
    ["student-2", POOL, "is too long to"],
    ["student-3", POOL, "does not parse"],
  ]);
});

test("the order of the submissions changes nothing", async () => {
  const submissions = [loops, folds, loops, filled].map((lessons, i) => submission(`student-${i}`, lessons));
  const forth = await findSimilar(submissions, stubs, solutions);
  expect(await findSimilar(submissions.toReversed(), stubs, solutions)).toEqual(forth);
  expect(forth.pairs).toHaveLength(1);
});
