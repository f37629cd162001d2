import { tf, type Tensor } from "#kit/tf";
import type { Blame } from "./events.ts";
import type { BatchAt } from "./feed.ts";
import type { Batch } from "./recipe.ts";
import type { Stepper } from "./stepper.ts";

/**
 * Trains the steps `from` to `to` again from weights that were finite, and blames in the last ones, `watched` of them: a
 * loss is read that many steps after the fault at most.
 */
export async function findBlame(
  { from, to, watched }: { from: number; to: number; watched: number },
  stepper: Stepper,
  batchAt: BatchAt,
): Promise<Blame | null> {
  for (let step = from; step <= to; step++) {
    const batch = batchAt(step);
    const watching = step > to - watched;
    const found = watching ? await blame(batch, () => tf.dispose(stepper.takeEagerly(batch, step))) : null;
    if (!watching) tf.dispose(stepper.take(batch, step));
    tf.dispose(batch);
    if (found) return { step, ...found };
  }
  return null;
}

/**
 * Finds the first tensor of an update that holds no finite number: in the batch, or in what a kernel answered. The
 * update runs eagerly, and all that it makes is kept until it is read. Null where every number is finite.
 */
async function blame(batch: Batch, update: () => unknown): Promise<Omit<Blame, "step"> | null> {
  const seen: { what: string; tensor: Tensor }[] = [];
  const see = (what: string, tensor: Tensor) => {
    if (tensor.dtype === "float32") seen.push({ what, tensor: tf.keep(tensor.clone()) });
  };
  for (const [name, tensor] of Object.entries(batch)) see(name, tensor);
  const engine = tf.engine();
  const { runKernel } = engine;
  engine.runKernel = ((name, inputs, attributes) => {
    const answer = runKernel.call(engine, name, inputs, attributes);
    // A copy is no kernel's work; and the copies that `see` makes come by here too.
    if (name !== "Identity") for (const tensor of [answer].flat() as Tensor[]) see(name, tensor);
    return answer;
  }) as typeof runKernel;
  try {
    update();
  } finally {
    engine.runKernel = runKernel;
  }
  try {
    for (const { what, tensor } of seen) {
      const values = await tensor.data();
      const at = values.findIndex((value) => !Number.isFinite(value));
      if (at >= 0) return { what, shape: tensor.shape, index: indexAt(at, tensor.shape), value: String(values[at]) };
    }
    return null;
  } finally {
    tf.dispose(seen.map(({ tensor }) => tensor));
  }
}

/** The index of a place in row-major order. */
function indexAt(place: number, shape: number[]): number[] {
  const index: number[] = [];
  for (const side of shape.toReversed()) {
    index.unshift(place % side);
    place = Math.floor(place / side);
  }
  return index;
}
