import { createRequire } from "node:module";
import { join } from "node:path";
import { nativeBackend } from "../tensorflow/graph/binding.ts";
import type { Epoch, Step } from "./events.ts";

interface Writer {
  scalar(name: string, value: number, step: number): void;
  flush(): void;
}

/** TensorBoard's files of a run. */
export interface Board {
  add(event: Step | Epoch): void;
  flush(): void;
}

/** Native TensorFlow writes TensorBoard's files; on another backend there are none. */
export function openBoard(root: string, folder: string): Board | null {
  if (!nativeBackend()) return null;
  const native = createRequire(join(root, "package.json"))("@tensorflow/tfjs-node") as {
    node: { summaryFileWriter(folder: string): Writer };
  };
  const writer = native.node.summaryFileWriter(folder);
  return {
    add(event) {
      const values = event.event === "epoch" ? event.metrics : { loss: event.loss, ...event.parts };
      const group = event.event === "epoch" ? "epoch" : "step";
      for (const [name, value] of Object.entries(values)) writer.scalar(`${group}/${name}`, value, event.step);
    },
    flush: () => writer.flush(),
  };
}
