import type { Noise } from "#kit/noise";
import { tf, type Optimizer, type Tensor, type Tensor1D } from "#kit/tf";
import { compile } from "../tensorflow/graph/compile.ts";
import { nativeNoise } from "../tensorflow/graph/noise.ts";
import type { Text } from "../text/lang.ts";
import type { Batch } from "./recipe.ts";

/** Two whole numbers: the same draw the same noise. */
export type NoiseSeed = [number, number];

/** A function of a batch and of noise that native TensorFlow runs as one graph, in which it draws the noise itself. */
export interface NoisyGraph<Outputs> {
  run(batch: Batch, seed: NoiseSeed): Outputs;
  /** One operation after another. */
  runEagerly(batch: Batch, seed: NoiseSeed): Outputs;
  prepare(batch: Batch): void;
  /** Why it runs operation by operation after all; null where it is a graph. */
  readonly eager: Text | null;
  dispose(): void;
}

export function noisyGraph<Outputs extends Record<string, Tensor>>(
  f: (batch: Batch, noise: Noise) => Outputs,
  optimizers: Optimizer[] = [],
): NoisyGraph<Outputs> {
  type Inputs = Batch & { noiseSeed: Tensor };
  const eagerly = ({ noiseSeed, ...batch }: Inputs) => f(batch, nativeNoise(noiseSeed as Tensor1D));
  const compiled = compile(eagerly, { optimizers });
  // The seed is one more input: as a constant it would draw the same noise in every run.
  const withSeed = <T>(batch: Batch, seed: NoiseSeed, run: (inputs: Inputs) => T): T => {
    const noiseSeed = tf.tensor1d(seed, "int32");
    const answer = run({ ...batch, noiseSeed } as Inputs);
    noiseSeed.dispose();
    return answer;
  };
  return {
    run: (batch, seed) => withSeed(batch, seed, compiled),
    runEagerly: (batch, seed) => withSeed(batch, seed, (inputs) => tf.tidy(() => eagerly(inputs))),
    prepare: (batch) => withSeed(batch, [0, 0], compiled.prepare),
    get eager() {
      return compiled.eager;
    },
    dispose: compiled.dispose,
  };
}
