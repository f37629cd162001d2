/** One network that every competitor trains, and how much of it a round measures. */
export interface Case {
  name: string;
  /** Examples in a batch. */
  batch: number;
  /** Steps in a round on batches that are in memory; tens. */
  steps: number;
  /** Examples of an epoch, whole batches. */
  examples: number;
}

/** Rounds hold as much of each as its slowest competitor trains in a few seconds. */
export const CASES: Case[] = [
  { name: "autoencoder", batch: 128, steps: 60, examples: 150 * 128 },
  { name: "small-cnn", batch: 64, steps: 60, examples: 150 * 64 },
  { name: "mnist-node-cnn", batch: 64, steps: 20, examples: 40 * 64 },
  { name: "gru", batch: 128, steps: 10, examples: 10 * 128 },
  { name: "vae", batch: 128, steps: 60, examples: 100 * 128 },
  { name: "dcgan", batch: 128, steps: 10, examples: 10 * 128 },
];

/** Of each competitor: the last steps before the loss is read once more. The training loop of Tamrin reads it as often. */
export const GROUP = 10;

/** Batches that the measured steps take in turn. A single one would be learned by heart, and its gradients vanish. */
export const BATCHES = 8;

/** A case at a quarter of its size, in whole groups. */
export function quick({ name, batch, steps, examples }: Case): Case {
  const epoch = Math.max(BATCHES, Math.round(examples / batch / 4));
  return { name, batch, steps: GROUP * Math.max(1, Math.round(steps / 4 / GROUP)), examples: epoch * batch };
}
