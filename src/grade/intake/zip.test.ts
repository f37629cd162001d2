import { expect, test } from "vitest";
import { FILES, LESSON } from "./limits.ts";
import { all, handedIn, RELU, workspace, write, zipOf } from "./samples.ts";
import { hostileZip } from "./samples-zip.ts";

const LESSONS = { "02-xo/relu": RELU };
const good = { name: "02-xo/relu.ts", content: RELU };

test("a zip is read, whatever wraps its lessons", async () => {
  const read = await handedIn(
    zipOf({ "tamrin-main/exercises/02-xo/relu.ts": RELU, "tamrin-main/src/train/vae.ts": "" }),
  );
  expect(read).toMatchObject({ student: "ali", source: "class/ali.zip", lessons: LESSONS, remarks: [], refused: null });
});

test.each([
  ["climbs out", "../../02-xo/relu.ts", '".."'],
  ["climbs out further down", "02-xo/../../relu.ts", '".."'],
  ["climbs out with backslashes", "..\\..\\relu.ts", '".."'],
  ["is absolute", "/02-xo/relu.ts", "absolute"],
  ["has a drive", "C:\\02-xo\\relu.ts", "absolute"],
  ["has a NUL", "02-xo/relu.ts\0.png", "NUL"],
  ["is too long", `${"x".repeat(300)}/relu.ts`, "more letters"],
  ["is too deep", `${"x/".repeat(100)}relu.ts`, "more letters"],
])("a zip with a name that %s is refused", async (_what, name, why) => {
  const { refused, lessons } = await handedIn(hostileZip([good, { name, content: RELU }]));
  expect(refused?.en).toContain(why);
  expect(lessons).toEqual({});
});

test("backslashes between folders, as Windows has written them, are slashes", async () => {
  expect((await handedIn(hostileZip([{ ...good, name: "02-xo\\relu.ts" }]))).lessons).toEqual(LESSONS);
});

test("a symbolic link is left aside and not followed", async () => {
  const link = { name: "02-xo/relu.ts", content: "/etc/passwd", unix: 0o120777 };
  const read = await handedIn(hostileZip([link, { name: "02-xo/convolve.ts", content: "x" }]));
  expect(read.lessons).toEqual({ "02-xo/convolve": "x" });
  expect(read.remarks).toMatchObject([
    { path: "ali.zip/02-xo/relu.ts", text: { en: expect.stringContaining("link") } },
  ]);
});

test("a device in a zip is left aside", async () => {
  const read = await handedIn(hostileZip([{ ...good, unix: 0o020666 }]));
  expect(read.remarks).toMatchObject([{ text: { en: expect.stringContaining("device") } }]);
});

test("an encrypted zip is refused with that word", async () => {
  expect((await handedIn(hostileZip([{ ...good, flags: 1 }]))).refused?.en).toContain("encrypted");
  expect((await handedIn(hostileZip([{ ...good, flags: 0x41 }]))).refused?.en).toContain("encrypted");
});

test("a method of packing that is not known is named", async () => {
  expect((await handedIn(hostileZip([{ ...good, method: 12 }]))).refused?.en).toContain("method 12");
});

test("an archive inside an archive that was handed in is not opened", async () => {
  const read = await handedIn(zipOf({ "02-xo/stack.ts": "x", "work.zip": zipOf({ "02-xo/relu.ts": RELU }) }));
  expect(read.lessons).toEqual({ "02-xo/stack": "x" });
  expect(read.remarks).toMatchObject([
    { path: "ali.zip/work.zip", text: { en: expect.stringContaining("not opened") } },
  ]);
});

test("two entries of one name count for none", async () => {
  const read = await handedIn(
    hostileZip([good, { ...good, content: "other" }, { name: "02-xo/stack.ts", content: "x" }]),
  );
  expect(read.lessons).toEqual({ "02-xo/stack": "x" });
  expect(read.remarks).toMatchObject([
    { path: "ali.zip/02-xo/relu.ts", text: { en: expect.stringContaining("two entries") } },
  ]);
});

test("names that differ in case only are told apart", async () => {
  const read = await handedIn(zipOf({ "02-xo/relu.ts": RELU, "02-xo/Relu.ts": "other" }));
  expect(read.lessons).toEqual(LESSONS);
  expect(read.remarks).toMatchObject([
    { path: "ali.zip/02-xo/Relu.ts", text: { en: expect.stringContaining("another file") } },
  ]);
});

test("a lesson of more than its bytes is not inflated further, whatever it says of its size", async () => {
  const bomb = hostileZip([{ ...good, content: " ".repeat(LESSON + 1), deflate: true, size: 10 }]);
  expect((await handedIn(bomb)).refused?.en).toContain("128 KiB");
});

test("an archive that unpacks to far more than source text can is refused", async () => {
  const inner = zipOf({ "02-xo/relu.ts": RELU, "zeros.bin": new Uint8Array(8 * 2 ** 20) }, { level: 0 });
  const outer = hostileZip([{ name: "ali/work.zip", content: inner, deflate: true }, { name: "sara/02-xo/relu.ts" }]);
  const [ali] = await all([`${write(workspace(), { "class.zip": outer })}/class.zip`]);
  expect(ali?.refused?.en).toContain("200 times");
});

test("a zip of more names than a student has is refused", async () => {
  const many = Array.from({ length: 50_001 }, (_, i) => ({ name: `node_modules/${i}`, content: "" }));
  expect((await handedIn(hostileZip([good, ...many]))).refused?.en).toContain("50000 names");
});

test("more files than anyone needs are refused", async () => {
  const many = Array.from({ length: FILES + 1 }, (_, i) => ({ name: `notes/${i}.txt`, content: "" }));
  expect((await handedIn(hostileZip([good, ...many]))).refused?.en).toContain("2000 files");
});

test("installed packages are one remark, however many", async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({ name: `node_modules/${i}/index.ts`, content: "" }));
  const read = await handedIn(hostileZip([good, ...many]));
  expect(read.lessons).toEqual(LESSONS);
  expect(read.remarks.map(({ path }) => path)).toEqual(["ali.zip/node_modules/"]);
});

test("a zip that is cut short is refused", async () => {
  const whole = zipOf({ "02-xo/relu.ts": RELU });
  expect((await handedIn(whole.subarray(0, whole.length - 30))).refused?.en).toContain("damaged");
});

test("a lesson whose bytes are not those that were packed is refused", async () => {
  const whole = hostileZip([good]);
  whole[45]! ^= 1;
  expect((await handedIn(whole)).refused?.en).toContain("damaged");
});

test("a zip64 is read, and one whose offsets no file can have is refused", async () => {
  expect((await handedIn(hostileZip([good], { zip64: true }))).lessons).toEqual(LESSONS);
  expect((await handedIn(hostileZip([good], { zip64: true, directoryAt: 2n ** 63n }))).refused?.en).toContain(
    "damaged",
  );
});

test("offsets that no file can have are refused in a zip that was named, too", async () => {
  const zip = hostileZip([good], { zip64: true, directoryAt: 2n ** 63n });
  const [ali] = await all([`${write(workspace(), { "ali.zip": zip })}/ali.zip`]);
  expect(ali?.refused?.en).toContain("damaged");
});

test("names are UTF-8 where they are that, and of the old code page otherwise", async () => {
  const read = await handedIn(
    hostileZip([good, { name: "علی.txt", content: "" }, { name: Buffer.from([0x80, 0x2e, 0x74]), content: "" }]),
  );
  expect(read.remarks.map(({ path }) => path)).toEqual(["ali.zip/Ç.t", "ali.zip/علی.txt"]);
});

test("what is called zip and is none is told what it is", async () => {
  expect((await handedIn(Buffer.from("Rar!\x1a\x07\x00"))).refused?.en).toContain("a RAR archive");
  expect((await handedIn(Buffer.from("hello"))).refused?.en).toContain("no archive");
});
