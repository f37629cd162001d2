import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startSession, type Session } from "../src/learn/session.ts";
import { mirrors } from "../src/course/mirrors.ts";
import { saveProgress } from "../src/learn/progress.ts";
import { makeWorkspace } from "../src/testing/workspace.ts";

/** Milliseconds from the save of a lesson to its verdict, one number for each save. */
export interface LearnTimes {
  task: string;
  saves: number;
  /** The learn loop's own watcher. */
  tamrin: number[];
  /** vitest's watcher on the same test file. */
  vitest: number[];
}

/** A watcher that is ready: `save` writes the lesson and resolves when the verdict on it is there. */
interface Contestant {
  save(text: string): Promise<void>;
  close(): Promise<void>;
}

/** How long one verdict may take before the benchmark gives up, in milliseconds. */
const PATIENCE = 30_000;

/** Saves the lesson in turn under both watchers, so that a slow moment of the machine falls on both. */
export async function timeLearnLoop(root: string, task: string, saves: number): Promise<LearnTimes> {
  const [ours, theirs] = [makeWorkspace(root), makeWorkspace(root)];
  const solution = readFileSync(mirrors(root, task).solutions, "utf8");
  const contestants: Contestant[] = [];
  const times: LearnTimes = { task, saves, tamrin: [], vitest: [] };
  try {
    contestants.push(await underTamrin(ours.root, task), await underVitest(theirs.root, task));
    const [tamrin, vitest] = contestants as [Contestant, Contestant];
    for (let i = -2; i < saves; i++) {
      // The text differs at every save: nothing that was compiled before can be used again.
      const text = `${solution}// ${i}\n`;
      const [a, b] = [await timed(() => tamrin.save(text)), await timed(() => vitest.save(text))];
      if (i < 0) continue;
      times.tamrin.push(a);
      times.vitest.push(b);
    }
    return times;
  } finally {
    for (const contestant of contestants) await contestant.close();
    ours.remove();
    theirs.remove();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await patiently(work());
  const time = performance.now() - start;
  // A person does not save twice in a moment: let both sides make themselves ready again.
  await new Promise((resolve) => setTimeout(resolve, 400));
  return time;
}

function patiently<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no verdict within ${PATIENCE / 1000} s`)), PATIENCE).unref();
  });
  return Promise.race([work, late]);
}

async function underTamrin(root: string, task: string): Promise<Contestant> {
  saveProgress(root, { current: task, done: {} });
  let heard = () => {};
  const verdict = () => new Promise<void>((resolve) => (heard = resolve));
  const first = verdict();
  const session: Session = await startSession(root, "en", (state) => {
    if (state.verdict && !state.running) heard();
  });
  await first;
  return {
    async save(text) {
      const next = verdict();
      writeFileSync(mirrors(root, task).exercises, text);
      await next;
    },
    close: () => session.close(),
  };
}

async function underVitest(root: string, task: string): Promise<Contestant> {
  const program = join(root, "node_modules/vitest/vitest.mjs");
  const child: ChildProcess = spawn(
    process.execPath,
    [program, "watch", "--project", "exercise", mirrors("", task).test.slice(1)],
    { cwd: root, stdio: ["pipe", "pipe", "ignore"], env: { ...process.env, CI: "", FORCE_COLOR: "0" } },
  );
  const verdict = () =>
    new Promise<void>((resolve) => {
      let heard = "";
      child.stdout!.on("data", function listen(chunk: Buffer) {
        heard += chunk.toString();
        if (!/Duration/.test(heard)) return;
        child.stdout!.off("data", listen);
        resolve();
      });
    });
  await patiently(verdict());
  return {
    async save(text) {
      const next = verdict();
      writeFileSync(mirrors(root, task).exercises, text);
      await next;
    },
    async close() {
      child.kill("SIGKILL");
    },
  };
}
