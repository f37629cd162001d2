import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "../cli/command.ts";
import { ensureNative } from "./ensure.ts";
import { COMPILER, type FakeMachine, makeFakeMachine, PYTHON } from "./install/fake-machine.ts";
import { recallFailure, rememberFailure } from "./install/memo.ts";
import { wheelFor } from "./install/release.ts";

let machine: FakeMachine;
beforeEach(() => (machine = makeFakeMachine()));
afterEach(() => machine.remove());

async function ensure(json = false) {
  const [notes, events]: [string[], object[]] = [[], []];
  const context: Context = {
    root: machine.root,
    lang: "en",
    json,
    colour: false,
    width: 80,
    emit: (event) => events.push(event),
    note: (line) => notes.push(line),
  };
  const outcome = await ensureNative(context, { ...machine.env, XDG_CACHE_HOME: dirname(machine.cache) });
  return { outcome, notes, events };
}

test.skipIf(!wheelFor(process.platform, process.arch))(
  "sets native TensorFlow up once, and tells the stages",
  async () => {
    machine.tool("python3", PYTHON);
    machine.tool("g++", COMPILER);
    const { outcome, notes, events } = await ensure();
    expect(outcome.holds).toBe(true);
    expect(notes[0]).toMatch(/set up once for this user \(274 MB/);
    expect(notes.at(-1)).toBe("tamrin: native TensorFlow is ready");
    const stages = events.map((event) => (event as { stage: string }).stage);
    expect([...new Set(stages)]).toEqual(["download", "extract", "compile", "check"]);
    const before = machine.calls();
    expect((await ensure()).notes).toEqual([]);
    expect(machine.calls()).toBe(before);
  },
);

test("says why it cannot be had and what is used instead, and does not try again that day", async () => {
  const { outcome, notes } = await ensure();
  expect(outcome.holds).toBe(false);
  expect(notes.filter((line) => /^ {2}\w+: .*; /.test(line)).length).toBe(outcome.tried.length);
  expect(notes.at(-1)).toMatch(/going on with WebAssembly, .*; tamrin doctor --fix tries again/);
  const again = await ensure();
  expect(again.notes).toEqual([expect.stringMatching(/could not be set up today: using WebAssembly/)]);
});

test("a failure is remembered for a day", () => {
  rememberFailure(machine.cache, [], 0);
  expect(existsSync(join(machine.cache, "tensorflow-failed.json"))).toBe(true);
  expect(recallFailure(machine.cache, 23 * 3600e3)).toEqual([]);
  expect(recallFailure(machine.cache, 25 * 3600e3)).toBeNull();
});
