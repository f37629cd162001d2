import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchExercises, type Watcher } from "./watch.ts";

let root: string;
let watcher: Watcher;
const file = () => join(root, "exercises/02-xo/relu.ts");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "watch-"));
  mkdirSync(join(root, "exercises/02-xo"), { recursive: true });
  writeFileSync(file(), "1");
});
afterEach(async () => {
  await watcher.close();
  rmSync(root, { recursive: true, force: true });
});

test("a written file is told by its task's id", async () => {
  const seen = await written((path) => writeFileSync(path, "2"));
  expect(seen).toContain("02-xo/relu");
});

test("a save is told once, not by the event and by the poll", async () => {
  const seen = await written((path) => writeFileSync(path, "2"));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(seen).toEqual(["02-xo/relu"]);
});

test("a file that is replaced by renaming, as editors do, is told", async () => {
  const seen = await written((path) => {
    writeFileSync(`${path}.tmp`, "2");
    renameSync(`${path}.tmp`, path);
  });
  expect(seen).toContain("02-xo/relu");
});

test("the file in hand is polled where no event arrives", async () => {
  const silence = () => async () => {};
  const seen = await written((path) => writeFileSync(path, "2"), silence);
  expect(seen).toContain("02-xo/relu");
});

/** The ids that a watcher tells within ten seconds of `change`. */
async function written(
  change: (path: string) => void,
  events?: Parameters<typeof watchExercises>[2],
): Promise<string[]> {
  const seen: string[] = [];
  watcher = watchExercises(root, (id) => void seen.push(id), events);
  watcher.lookAt("02-xo/relu");
  await new Promise((resolve) => setTimeout(resolve, 300));
  change(file());
  await vi.waitFor(() => expect(seen).not.toEqual([]), 10_000);
  return seen;
}
