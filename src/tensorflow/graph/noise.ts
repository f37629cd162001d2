import type { Noise } from "#kit/noise";
import { tf, type Tensor, type Tensor1D } from "#kit/tf";
import { nativeBackend } from "./binding.ts";

/**
 * Noise that TensorFlow draws itself, by Philox counters: the same seed draws the same numbers, eagerly and in a graph,
 * and each tensor of a step has a stream of its own. The seed is a tensor [2], int32, so that it can be an input of a
 * compiled step: a new seed for every run is new noise. Native TensorFlow only.
 */
export function nativeNoise(seed: Tensor1D): Noise {
  const backend = nativeBackend()!;
  const { TF_ATTR_TYPE: type, TF_FLOAT, TF_INT32 } = backend.binding;
  const attributes = [
    { name: "dtype", type, value: TF_FLOAT },
    { name: "T", type, value: TF_INT32 },
    { name: "Tseed", type, value: TF_INT32 },
  ];
  let drawn = 0;
  const draw = (operation: string, shape: number[]): Tensor =>
    tf.tidy(() => {
      const stream = tf.add(seed, tf.tensor1d([0, (drawn += 1) << 24], "int32"));
      return backend.executeSingleOutput(operation, attributes, [tf.tensor1d(shape, "int32"), stream]);
    });
  return {
    normal: (shape) => draw("StatelessRandomNormal", shape),
    uniform: (shape) => draw("StatelessRandomUniform", shape),
  };
}
