import type { LayersModel, Scalar, Tensor } from "@tensorflow/tfjs-node";
import { GROUP } from "../cases.ts";
import { say, type Job } from "../serve.ts";
import type { Tf } from "./networks.ts";

/** A network and its data, ready to be trained. */
export interface Trained {
  /** Ten steps on batches in memory, with the reading of the loss. */
  group(): Promise<void>;
  /** Epochs over all examples in a new order, one each time that one is asked for. Ends the process when none is. */
  train(asked: AsyncGenerator<void>): Promise<void>;
}

/** A model with a loss: `trainOnBatch`, which reads the loss of every step, and `fit`. */
export function compiled(model: LayersModel, x: Tensor, y: Tensor, job: Job): Trained {
  const [inputs, targets] = [inMemory(x, job), inMemory(y, job)];
  let step = 0;
  return {
    async group() {
      for (let i = 0; i < GROUP; i++, step++) {
        check(await model.trainOnBatch(inputs[step % job.batches]!, targets[step % job.batches]!));
      }
    },
    async train(asked) {
      let began = 0;
      await model.fit(x, y, {
        batchSize: job.batch,
        epochs: 1_000_000,
        shuffle: true,
        verbose: 0,
        callbacks: {
          onEpochBegin: async () => {
            if ((await asked.next()).done) process.exit();
            began = performance.now();
          },
          onEpochEnd: async () => say({ epoch: performance.now() - began }),
        },
      });
    },
  };
}

/** A step that is no model's: eager `minimize`, the loss read every ten steps. */
export function minimized(tf: Tf, update: (x: Tensor) => Scalar, x: Tensor, job: Job): Trained {
  const batches = inMemory(x, job);
  let step = 0;
  const take = async (batch: Tensor, read: boolean) => {
    const loss = tf.tidy(() => update(batch));
    if (read) check((await loss.data())[0]!);
    loss.dispose();
  };
  return {
    async group() {
      for (let i = 1; i <= GROUP; i++) await take(batches[step++ % batches.length]!, i === GROUP);
    },
    async train(asked) {
      for await (const _ of asked) {
        const began = performance.now();
        const order = tf.tensor1d(Int32Array.from(tf.util.createShuffledIndices(job.examples)), "int32");
        for (let from = 0; from < job.examples; from += job.batch) {
          const batch = tf.tidy(() => tf.gather(x, order.slice(from, job.batch)));
          await take(batch, (from / job.batch) % GROUP === GROUP - 1);
          batch.dispose();
        }
        order.dispose();
        say({ epoch: performance.now() - began });
      }
    },
  };
}

function inMemory(x: Tensor, { batch, batches }: Job): Tensor[] {
  return Array.from({ length: batches }, (_, i) => x.slice(i * batch, batch));
}

function check(loss: number | number[]): void {
  if (!Number.isFinite(loss)) throw new Error("the loss is not finite");
}
