import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Corrupt, decode, encode, loadCheckpoint, saveCheckpoint, type Checkpoint } from "./checkpoint.ts";

const checkpoint: Checkpoint = {
  recipe: "xo",
  seed: 7,
  epochs: 3,
  step: 12,
  backend: "cpu",
  best: { step: 3, loss: 0.1 + 0.2 },
  state: [
    { name: "variable/weights", shape: [2, 2], values: Float32Array.from([-0, 1e-45, 3.4e38, 1 / 3]) },
    { name: "optimizer/adam/0", shape: [], values: Int32Array.from([-12]) },
    { name: "variable/none", shape: [0], values: new Float32Array() },
  ],
};

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "tamrin-checkpoint-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test("what was saved comes back to the last bit", async () => {
  const path = join(await folder(), "last.ckpt");
  await saveCheckpoint(path, checkpoint);
  const back = await loadCheckpoint(path);
  expect(back).toEqual(checkpoint);
  expect(Object.is(back!.state[0]!.values[0], -0)).toBe(true);
});

test("saving again replaces the file and leaves no other behind", async () => {
  const place = await folder();
  await saveCheckpoint(join(place, "last.ckpt"), checkpoint);
  await saveCheckpoint(join(place, "last.ckpt"), { ...checkpoint, step: 13 });
  expect((await loadCheckpoint(join(place, "last.ckpt")))!.step).toBe(13);
  expect(await readdir(place)).toEqual(["last.ckpt"]);
});

test("a file that is missing is no error", async () => {
  expect(await loadCheckpoint(join(await folder(), "last.ckpt"))).toBeNull();
});

test("a change of any byte is noticed", () => {
  const bytes = encode(checkpoint);
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    expect(() => decode(changed)).toThrow(Corrupt);
  }
});

test("a file cut short anywhere is noticed, an empty one too", () => {
  const bytes = encode(checkpoint);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decode(bytes.subarray(0, length))).toThrow(Corrupt);
  }
});

test("a failed save leaves the old checkpoint as it was", async () => {
  const place = await folder();
  const path = join(place, "last.ckpt");
  await saveCheckpoint(path, checkpoint);
  await writeFile(join(place, "file"), "");
  await expect(saveCheckpoint(join(place, "file", "last.ckpt"), checkpoint)).rejects.toThrow("ENOTDIR");
  expect(await readFile(path)).toEqual(encode(checkpoint));
});
