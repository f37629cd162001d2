import { statSync } from "node:fs";
import { join, relative } from "node:path";
import { watch } from "chokidar";

/** Milliseconds between two looks at the file in hand, for file systems that send no events (WSL, network mounts). */
const POLL = 500;

/** Milliseconds to wait after an event: an editor may write a file in two steps. A third would only judge it again. */
const SETTLE = 5;

export interface Watcher {
  /** Which file is polled besides the events of all. */
  lookAt(id: string): void;
  close(): Promise<void>;
}

/**
 * Calls `changed` with a task's id after its file in `exercises/` was written.
 * `events` starts the watcher that reports them; one that never does leaves the polling.
 */
export function watchExercises(root: string, changed: (id: string) => void, events = watchEvents): Watcher {
  const folder = join(root, "exercises");
  const waiting = new Map<string, NodeJS.Timeout>();
  let polled = "";
  let seen = 0;
  const notice = (path: string) => {
    if (path === polled) seen = modified(polled);
    const id = relative(folder, path).replaceAll("\\", "/").replace(/\.ts$/, "");
    clearTimeout(waiting.get(id));
    waiting.set(
      id,
      setTimeout(() => changed(id), SETTLE),
    );
  };
  const close = events(folder, notice);
  const timer = setInterval(() => {
    if (polled && modified(polled) !== seen) notice(polled);
  }, POLL);
  return {
    lookAt(id) {
      polled = join(folder, `${id}.ts`);
      seen = modified(polled);
    },
    async close() {
      clearInterval(timer);
      for (const pending of waiting.values()) clearTimeout(pending);
      await close();
    },
  };
}

/** Reports every TypeScript file that is written in `folder`; what it returns stops it. */
function watchEvents(folder: string, notice: (path: string) => void): () => Promise<void> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !path.endsWith(".ts"),
  });
  watcher.on("add", notice).on("change", notice);
  return () => watcher.close();
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
