import fc from "fast-check";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openArchive } from "./box/open.ts";
import { HANDED_IN } from "./limits.ts";
import type { Handin } from "./layouts/layout.ts";
import { readHandin } from "./read/submission.ts";
import { Refusal } from "./refusal.ts";
import { RELU, tarOf, zipOf } from "./samples.ts";
import { hostileZip } from "./samples-zip.ts";

const files = { "02-xo/relu.ts": RELU, "02-xo/stack.ts": "x".repeat(900), "notes/a.txt": "a", "work.zip": zipOf({}) };
const seeds = [
  Buffer.from(zipOf(files)),
  hostileZip([{ name: "02-xo/relu.ts", content: RELU, deflate: true }], { zip64: true }),
  await tarOf(Object.entries(files).map(([name, content]) => ({ name, content }))),
  await tarOf([{ name: `${"long/".repeat(60)}relu.ts`, content: RELU }]),
];

/** What becomes of an archive that was handed in: its lessons, or why not. Anything else is thrown. */
async function outcome(bytes: Buffer): Promise<string> {
  const student = { student: "s", name: null, submitted: null, version: null, late: false, refused: null };
  const handin: Handin = { ...student, source: "s", parts: [{ entry: { path: "", kind: "folder" }, as: "" }] };
  try {
    const box = await openArchive(bytes, HANDED_IN);
    const { lessons, refused } = await readHandin(box, handin);
    await box.close();
    return refused?.en ?? Object.keys(lessons).join();
  } catch (error) {
    if (error instanceof Refusal) return error.text.en;
    throw error;
  }
}

/** Some bytes of a good archive overwritten, cut out or doubled. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 8 })), { maxLength: 12 }),
    fc.tuple(fc.nat(), fc.nat(600), fc.nat(600)),
  )
  .map(([seed, writes, [at, cut, doubled]]) => {
    const bytes = Buffer.from(seed);
    for (const [place, written] of writes) bytes.set(written.subarray(0, bytes.length), place % (bytes.length - 8));
    const from = at % bytes.length;
    return cut % 3 === 0 ? Buffer.concat([bytes.subarray(0, from + doubled), bytes.subarray(from + cut)]) : bytes;
  });

test("whatever bytes are handed in, they are read or refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom("", "PK\x03\x04", "\x1f\x8b\x08"),
      async (b, m) => {
        expect(await outcome(Buffer.concat([Buffer.from(m, "latin1"), b]))).not.toBe("");
      },
    ),
    { numRuns: 300, timeout: 5000 },
  );
});

test("whatever is changed in an archive, it is read or refused", async () => {
  await fc.assert(
    fc.asyncProperty(mutated, fc.boolean(), async (bytes, packed) => {
      expect(await outcome(packed ? gzipSync(bytes) : bytes)).not.toBe("");
    }),
    { numRuns: 600, timeout: 5000 },
  );
});

test("the archives that are changed are good before that", async () => {
  expect(await Promise.all(seeds.map(outcome))).toEqual([
    "02-xo/relu,02-xo/stack",
    "02-xo/relu",
    "02-xo/relu,02-xo/stack",
    expect.stringContaining("no lesson"),
  ]);
});
