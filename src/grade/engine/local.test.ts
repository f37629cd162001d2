import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { mirrors } from "../../course/mirrors.ts";
import { loadStubs } from "../../course/stubs.ts";
import { parsePolicy } from "../policy/load.ts";
import type { Paper } from "../worker/protocol.ts";
import type { Driver } from "./driver.ts";
import { localDriver } from "./local.ts";
import { settingOf } from "./settings.ts";

const root = resolve(import.meta.dirname, "../../..");
const RELU = "02-xo/relu";
const setting = settingOf(root, parsePolicy(`tasks: [relu]\nlimits: { wall: 3 }`, "policy.yaml"), "none");

let driver: Driver | undefined;
afterEach(() => driver?.stop());

const paper = (id: string, relu: string): Paper => {
  return { id, lessons: { ...loadStubs(root), [RELU]: relu }, tasks: [RELU], seeds: {} };
};
const solution = readFileSync(mirrors(root, RELU).solutions, "utf8");
const endless = "export function relu() { for (;;); }";

/** The processes that one has started: a number and a command line each. */
function childrenOf(parent: number): string[] {
  const { stdout } = spawnSync("ps", ["-o", "pid=,args=", "--ppid", String(parent)], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.trim() !== "");
}

/** The numbers of the processes that grade for this one. */
function graders(): number[] {
  const lines = childrenOf(process.pid).filter((line) => line.includes("worker/main.ts"));
  return lines.map((line) => Number.parseInt(line, 10));
}

/** Kills so many processes, one after another, each when it has started others: those hold lessons. */
async function kill(many: number): Promise<void> {
  const killed = new Set<number>();
  while (killed.size < many) {
    await wait(50);
    const next = graders().find((number) => !killed.has(number) && childrenOf(number).length > 1);
    if (next === undefined) continue;
    killed.add(next);
    process.kill(next, "SIGKILL");
  }
}

test(
  "as many papers as there are processes go on at a time, and every one has its own results",
  { timeout: 60_000 },
  async () => {
    driver = localDriver(setting, 2);
    const papers = [
      paper("a", solution),
      paper("b", loadStubs(root)[RELU]!),
      paper("c", solution),
      paper("d", solution),
    ];
    const marked = await Promise.all(papers.map((each) => driver!.grade(each)));
    const passed = marked.map((each) => "tasks" in each && each.tasks[0]!.tests.every(({ error }) => !error));
    expect(passed).toEqual([true, false, true, true]);
    expect(graders().length).toBe(2);
  },
);

test("a process that dies over a paper is replaced, and the paper tried again", { timeout: 60_000 }, async () => {
  driver = localDriver(setting, 1);
  const [marked] = await Promise.all([driver.grade(paper("a", endless)), kill(1)]);
  expect(marked).toMatchObject({ tasks: [{ id: RELU }] });
  const names = "tasks" in marked ? marked.tasks[0]!.tests.map(({ error }) => error?.name) : [];
  expect(new Set(names)).toEqual(new Set(["TimedOut"]));
});

test("dying twice is a fault of the grader's; the next paper is graded", { timeout: 60_000 }, async () => {
  driver = localDriver(setting, 1);
  const [marked] = await Promise.all([driver.grade(paper("a", endless)), kill(2)]);
  expect(marked).toEqual({ fault: expect.stringContaining("SIGKILL") as string });
  expect(await driver.grade(paper("b", solution))).toHaveProperty("tasks");
});

test("tests that cannot be prepared stop the batch with the reason", async () => {
  driver = localDriver({ ...setting, tasks: ["02-xo/none"] }, 1);
  await expect(driver.grade(paper("a", solution))).rejects.toThrow(/02-xo\/none/);
});

test("one that died while nothing was to be graded is replaced", { timeout: 60_000 }, async () => {
  driver = localDriver(setting, 1);
  await driver.grade(paper("a", solution));
  const [idle] = graders();
  process.kill(idle!, "SIGKILL");
  await vi.waitFor(() => expect(graders()).toEqual([]));
  expect(await driver.grade(paper("b", solution))).toHaveProperty("tasks");
});

test("what is under way when it is stopped is dropped, and no process stays", { timeout: 60_000 }, async () => {
  driver = localDriver(setting, 1);
  const marked = driver.grade(paper("a", endless));
  await vi.waitFor(() => expect(graders()).toHaveLength(1), 10_000);
  await driver.stop();
  expect(await marked).toHaveProperty("fault");
  await vi.waitFor(() => expect(graders()).toEqual([]));
});
