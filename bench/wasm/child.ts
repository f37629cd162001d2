import { createRequire } from "node:module";
import { tf } from "../../kit/tf.ts";
import { repairWasm } from "../../src/tensorflow/wasm/repair.ts";
import { networks, type Step } from "./networks.ts";

// One side of the benchmark: `ours` or `stock`. Asked for a network's steps, answers their milliseconds and last loss.
// The backend has one thread: the processor time of a step is what it takes on an idle machine, also on a busy one.

createRequire(import.meta.url)("@tensorflow/tfjs-backend-wasm");
if (process.argv[2] === "ours") repairWasm(tf);
// Gradients that the package lacks are errors to count, not to print.
tf.env().set("PROD", true);
await tf.setBackend("wasm");

const ready = new Map<string, Step>();

process.on("message", ({ name, steps }: { name: string; steps: number }) => {
  try {
    process.send!(time(name, steps));
  } catch (error) {
    process.send!({ error: String((error as Error).message).split("\n")[0] });
  }
});

function time(name: string, steps: number): { ms: number[]; loss: number } {
  if (!ready.has(name)) ready.set(name, networks[name]!());
  const step = ready.get(name)!;
  let loss = NaN;
  const ms = Array.from({ length: steps }, () => {
    const before = process.cpuUsage();
    const value = tf.tidy(step);
    loss = value.dataSync()[0]!;
    value.dispose();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return { ms, loss };
}
