import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { tasks } from "../../course.ts";
import { mirrors } from "../course/mirrors.ts";
import { isDone } from "../run/verdict.ts";
import { makeWorkspace } from "../testing/workspace.ts";
import { loadProgress, saveProgress } from "./progress.ts";
import { startSession, type Session } from "./session.ts";
import type { State } from "./state.ts";

const id = "02-xo/convolve";
let session: Session | undefined;
let remove = () => {};
let states: State[] = [];

afterEach(async () => {
  await session?.close();
  remove();
});

/** A session on a copy of the project, with `id` in hand. */
async function begin(prepare: (root: string) => void = (root) => saveProgress(root, { current: id, done: {} })) {
  const workspace = makeWorkspace(process.cwd());
  remove = workspace.remove;
  states = [];
  prepare(workspace.root);
  session = await startSession(workspace.root, "en", (state) => states.push(state));
  const paths = mirrors(workspace.root, id);
  return { root: workspace.root, session, file: paths.exercises, solution: readFileSync(paths.solutions, "utf8") };
}

/** Waits until a state shown from now on (or the last one) is as wanted. */
async function until(wanted: (state: State) => boolean): Promise<State> {
  const deadline = Date.now() + 30_000;
  for (let seen = Math.max(0, states.length - 1); Date.now() < deadline;) {
    for (; seen < states.length; seen++) if (wanted(states[seen]!)) return states[seen]!;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no such state; the last one: ${JSON.stringify(states.at(-1)?.verdict?.failures[0])}`);
}

const settled = ({ running, verdict }: State) => !running && verdict !== undefined;

test("a save is judged: the stub is pending, the solution is done, and the progress file says so", async () => {
  const { root, file, solution } = await begin();
  expect((await until(settled)).verdict!.failures[0]!.kind).toBe("not-implemented");
  writeFileSync(file, solution);
  await until((state) => settled(state) && isDone(state.verdict!));
  expect(Object.keys(loadProgress(root).progress.done)).toEqual([id]);
});

test("a wrong answer is explained after its verdict, and a done task that breaks is pending again", async () => {
  const { root, file, solution } = await begin();
  writeFileSync(file, solution);
  await until((state) => settled(state) && isDone(state.verdict!));
  writeFileSync(file, solution.replace("sum / (A * B)", "sum"));
  const explained = await until(({ verdict }) => verdict?.failures[0]?.cause !== undefined);
  expect(explained.verdict!.failures[0]!.cause!.name).toBe("sum-for-mean");
  expect(loadProgress(root).progress.done).toEqual({});
});

test("a loop without end does not stop the loop: the next save is judged", async () => {
  const { file, solution } = await begin();
  await until(settled);
  writeFileSync(file, solution.replace("const map: number[][] = [];", "$& for (;;);"));
  await until(({ running }) => running);
  writeFileSync(file, solution);
  const after = await until((state) => settled(state) && isDone(state.verdict!));
  expect(after.verdict!.failures).toEqual([]);
});

test("a task out of hand that was done and breaks is told and pending again", async () => {
  const { root, file } = await begin((root) => {
    writeFileSync(mirrors(root, id).exercises, readFileSync(mirrors(root, id).solutions));
    saveProgress(root, { current: "02-xo/relu", done: { [id]: { on: "2026-01-01", file: "other" } } });
  });
  await until(settled);
  writeFileSync(file, "export {};\n");
  expect((await until(({ notice }) => notice !== undefined)).notice!.en).toBe(`${id} fails again`);
  expect(loadProgress(root).progress.done).toEqual({});
});

test("a done task whose file changed while nobody watched is judged at the start", async () => {
  const { root } = await begin((root) =>
    saveProgress(root, { current: "02-xo/relu", done: { [id]: { on: "2026-01-01", file: "other" } } }),
  );
  await until(({ progress }) => progress.done[id] === undefined);
  expect(loadProgress(root).progress.done).toEqual({});
});

test("the keys turn pages: hints rung by rung, list, language, next", async () => {
  const { session } = await begin();
  await until(settled);
  await session.press("h");
  await session.press("h");
  expect(states.at(-1)).toMatchObject({ panel: "hint", rungs: 2 });
  await session.press("g");
  expect(states.at(-1)!.lang).toBe("fa");
  await session.press("l");
  await session.press("down");
  await session.press("return");
  const after = tasks[tasks.findIndex((task) => task.id === id) + 1]!;
  expect(states.at(-1)!.task).toBe(after);
  expect(await session.press("q")).toBe(false);
});

test("the solution stays shut until the task is done", async () => {
  const { session, file, solution } = await begin();
  await until(settled);
  await session.press("s");
  expect(states.at(-1)).toMatchObject({ panel: "none", notice: { en: expect.stringContaining("opens when") } });
  writeFileSync(file, solution);
  await until((state) => settled(state) && isDone(state.verdict!));
  await session.press("s");
  expect(states.at(-1)!.panel).toBe("solution");
});

test("reset asks first, then puts the stub back; undo brings the work back", async () => {
  const { session, file, solution } = await begin();
  const stub = readFileSync(file, "utf8");
  writeFileSync(file, solution);
  await until((state) => settled(state) && isDone(state.verdict!));
  await session.press("r");
  await session.press("x");
  expect(readFileSync(file, "utf8")).toBe(solution);
  await session.press("r");
  await session.press("r");
  expect(readFileSync(file, "utf8")).toBe(stub);
  await session.press("u");
  expect(readFileSync(file, "utf8")).toBe(solution);
});

test("undo with nothing to undo is a notice, not the end of the loop", async () => {
  const { session } = await begin();
  await until(settled);
  expect(await session.press("u")).toBe(true);
  expect(states.at(-1)!.notice!.en).toContain("nothing to undo");
});

test("a damaged progress file is told on the first screen", async () => {
  await begin((root) => writeFileSync(`${root}/progress.yaml`, "{"));
  expect(states[0]!.notice!.en).toMatch(/damaged; it is kept as progress\.damaged-/);
});
