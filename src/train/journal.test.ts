import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Step } from "./events.ts";
import { openJournal } from "./journal.ts";

const step = (step: number): Step => ({
  event: "step",
  step,
  steps: 30,
  epoch: 1,
  loss: 1 / step,
  parts: {},
  stepsPerSecond: 100,
  secondsLeft: 1,
});

async function path(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tamrin-journal-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, "metrics.jsonl");
}

test("every event is a line of the file as soon as it is told", async () => {
  const file = await path();
  const journal = await openJournal(file, 0);
  for (const at of [10, 20]) journal.add(step(at));
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as Step)).toEqual([step(10), step(20)]);
});

test("a resumed run keeps what is before it and drops what it will tell again", async () => {
  const file = await path();
  const first = await openJournal(file, 0);
  for (const at of [10, 20, 30]) first.add(step(at));
  const second = await openJournal(file, 20);
  second.add(step(30));
  expect(second.history.map((event) => event.step)).toEqual([10, 20, 30]);
  expect((await readFile(file, "utf8")).trim().split("\n")).toHaveLength(3);
});

test("a line that a killed run was writing is dropped", async () => {
  const file = await path();
  await writeFile(file, `${JSON.stringify(step(10))}\n{"event":"st`);
  expect((await openJournal(file, 20)).history).toEqual([step(10)]);
});

test("a new run begins with an empty file", async () => {
  const file = await path();
  await writeFile(file, `${JSON.stringify(step(10))}\n`);
  expect((await openJournal(file, 0)).history).toEqual([]);
  expect(await readFile(file, "utf8")).toBe("");
});
