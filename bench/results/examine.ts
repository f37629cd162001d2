import { fork } from "node:child_process";
import { join } from "node:path";
import type { Metrics } from "../../src/train/events.ts";

/** What is found out about a trained network beside what its run told. */
export type Examined = Metrics;

/** Examines a checkpoint in a process of its own, which opens on the finished lessons; `judge` is one of digits. */
export function examine(
  root: string,
  recipe: string,
  checkpoint: string,
  { backend, judge }: { backend: string; judge: string },
): Promise<Examined> {
  const child = fork(join(import.meta.dirname, "examine-child.ts"), [recipe, checkpoint, backend, judge], {
    cwd: root,
    execArgv: ["--conditions=solution", "--import", import.meta.resolve("tsx")],
    stdio: ["ignore", 2, "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    let found: Examined | undefined;
    child.on("message", (message: Examined) => (found = message));
    child.on("error", reject);
    child.on("exit", (code) =>
      found ? resolve(found) : reject(new Error(`the examination of ${checkpoint} ended with ${code}`)),
    );
  });
}
