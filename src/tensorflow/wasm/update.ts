import type { Optimizer, Tensor, Variable } from "@tensorflow/tfjs-core";
import { addressOf, type Heap } from "./heap.ts";
import type { Core } from "./kernel.ts";

/** What an optimizer keeps for one variable, where TensorFlow.js keeps it: checkpoints find it there. */
export type Slot = { originalName: string; variable: Variable };

type Gradients = { name: string; tensor: Tensor }[] | Record<string, Tensor | null>;

/** Where the numbers of one variable lie in the memory: the old ones of each, and room for the new ones. */
export interface Places {
  /** All numbers of the memory; the places count in it. */
  numbers: Float32Array;
  gradient: number;
  /** The variable first, then its slots. */
  old: number[];
  next: number[];
  size: number;
}

/** One rule of learning, for the update of one variable. */
export interface Rule<State> {
  /** The lists that keep the optimizer's slots, with the ending of a slot's name. */
  slots(optimizer: State): [list: Slot[], ending: string][];
  /** Writes the new numbers of the variable and of its slots. */
  update(optimizer: State, places: Places): void;
  /** After all variables, if anything is left to do. */
  finish?(optimizer: State): void;
}

/**
 * Lets an optimizer move each variable in one pass over its numbers, on the backend `wasm`; TensorFlow.js takes about 14
 * operations for each variable, and two scalars uploaded for most of them. The other backends stay as they are.
 */
export function fuseUpdates<State extends Optimizer>(
  tf: Core,
  optimizer: { prototype: State },
  { slots, update, finish }: Rule<State>,
): void {
  const prototype = optimizer.prototype as { applyGradients(gradients: Gradients): void };
  const stock = prototype.applyGradients;
  prototype.applyGradients = function (this: State, gradients) {
    if (tf.getBackend() !== "wasm") return stock.call(this, gradients);
    const heap = tf.backend() as unknown as Heap;
    const named = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    tf.tidy(() => {
      for (const [i, [name, gradient]] of named.entries()) {
        const variable = tf.engine().registeredVariables[name]!;
        const kept = slots(this).map(([list, ending]) => {
          list[i] ??= {
            originalName: `${name}/${ending}`,
            variable: tf.tidy(() => tf.variable(tf.zerosLike(variable), false)),
          };
          return list[i]!.variable;
        });
        if (gradient) assignAll(tf, heap, [variable, ...kept], gradient, (places) => update(this, places));
      }
      finish?.(this);
    });
    (this as unknown as { incrementIterations(): void }).incrementIterations();
  };
}

/** New tensors for all variables, filled by `update`. The old ones may still be read by others, so they stay. */
function assignAll(
  tf: Core,
  heap: Heap,
  variables: Variable[],
  gradient: Tensor,
  update: (places: Places) => void,
): void {
  const next = variables.map(({ shape }) => heap.makeOutput(shape, "float32"));
  const place = (tensor: Parameters<typeof addressOf>[1]) => addressOf(heap, tensor) / 4;
  update({
    numbers: heap.wasm.HEAPF32,
    gradient: place(gradient),
    old: variables.map(place),
    next: next.map(place),
    size: gradient.size,
  });
  for (const [i, variable] of variables.entries()) {
    variable.assign(tf.engine().makeTensorFromTensorInfo(next[i]!, tf.backend()) as never);
  }
}
