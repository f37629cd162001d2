import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { expect, test } from "vitest";
import { all, handedIn, RELU, tarOf, tgzOf, workspace, write } from "./samples.ts";

const LESSONS = { "02-xo/relu": RELU };
const good = { name: "02-xo/relu.ts", content: RELU };

test("a tar and a tar.gz are read, whatever their names say", async () => {
  expect((await handedIn(await tarOf([good]), "ali.tar")).lessons).toEqual(LESSONS);
  expect(await handedIn(gzipSync(await tarOf([good])), "ali.tar")).toMatchObject({ student: "ali", lessons: LESSONS });
  expect(await handedIn(await tarOf([good]), "ali.tar.gz")).toMatchObject({ student: "ali", lessons: LESSONS });
});

test.each([
  ["climbs out", "../02-xo/relu.ts", '".."'],
  ["is absolute", "/02-xo/relu.ts", "absolute"],
  ["has a drive", "C:/02-xo/relu.ts", "absolute"],
  ["is too long", `${"x".repeat(300)}/relu.ts`, "more letters"],
])("a tar with a name that %s is refused", async (_what, name, why) => {
  expect((await handedIn(await tarOf([good, { name, content: RELU }]), "ali.tar")).refused?.en).toContain(why);
});

test.each(["symlink", "link", "fifo", "character-device", "block-device"] as const)(
  "a %s in a tar is left aside",
  async (type) => {
    const odd = { name: "02-xo/stack.ts", type, linkname: type.includes("link") ? "/etc/passwd" : undefined };
    const read = await handedIn(await tarOf([good, odd]), "ali.tar");
    expect(read.lessons).toEqual(LESSONS);
    expect(read.remarks).toMatchObject([{ path: "ali.tar/02-xo/stack.ts" }]);
  },
);

test("a folder that is called like a lesson is left aside", async () => {
  const read = await handedIn(await tarOf([good, { name: "02-xo/stack.ts", type: "directory" }]), "ali.tar");
  expect(read.lessons).toEqual(LESSONS);
  expect(read.remarks).toMatchObject([{ text: { en: expect.stringContaining("got a folder") } }]);
});

test("two entries of one name count for none", async () => {
  expect((await handedIn(await tarOf([good, good]), "ali.tar")).remarks).toMatchObject([
    { text: { en: expect.stringContaining("two entries") } },
  ]);
});

test("a tar that is cut short is refused, packed or not", async () => {
  const tar = await tarOf([{ ...good, content: "x".repeat(5000) }]);
  for (const cut of [tar.subarray(0, 700), tar.subarray(0, 3000), gzipSync(tar).subarray(0, 60)])
    expect((await handedIn(cut, "ali.tar")).refused?.en).toContain("damaged");
});

test("a tar.gz that unpacks without end is stopped", async () => {
  const zeros = await tarOf([good, { name: "zeros", content: new Uint8Array(40 * 2 ** 20) }]);
  expect((await handedIn(gzipSync(zeros), "ali.tgz")).refused?.en).toContain("200 times");
});

test("a tar that holds more than a submission may is stopped", async () => {
  const part = { content: new Uint8Array(9 * 2 ** 20) };
  const tar = await tarOf(Array.from({ length: 8 }, (_, i) => ({ name: `${i}`, ...part })));
  const inner = gzipSync(tar, { level: 0 });
  expect((await handedIn(inner, "ali.tgz")).refused?.en).toContain("16 MiB");
});

test("a tar.gz of a class is read, and what is wrong with one is not the others' matter", async () => {
  const hostile = { "class/reza/../../etc/passwd": "x", "class/reza/02-xo/relu.ts": RELU };
  const nested = await tgzOf({ "exercises/02-xo/relu.ts": RELU });
  const files = { "class/ali/relu.ts": RELU, "class/sara/work.tgz": nested, "class/nobody/notes.txt": "x", ...hostile };
  const file = join(write(workspace(), { "class.tar.gz": await tgzOf(files) }), "class.tar.gz");
  const read = await all([file]);
  expect(read.map(({ student, lessons, refused }) => [student, Object.keys(lessons), refused === null])).toEqual([
    ["ali", ["02-xo/relu"], true],
    ["nobody", [], false],
    ["reza", [], false],
    ["sara", ["02-xo/relu"], true],
  ]);
});

test("names of a tar are UTF-8, and other bytes stay apart", async () => {
  const tar = await tarOf([good, { name: "name-00.txt" }, { name: "نام.txt" }]);
  tar[tar.indexOf("name-00") + 5] = 0xff;
  // The first block's sum of bytes, which the changed letter is part of.
  const at = tar.indexOf("name-") + 148;
  const sum = Number.parseInt(tar.toString("latin1", at, at + 6), 8) - 0x30 + 0xff;
  tar.write(sum.toString(8).padStart(6, "0"), at, "latin1");
  const read = await handedIn(tar, "ali.tar");
  expect(read.remarks.map(({ path }) => path)).toEqual(["ali.tar/name-\\xff0.txt", "ali.tar/نام.txt"]);
});
