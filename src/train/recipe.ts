import type { Random } from "#kit/random";
import type { Optimizer, Scalar, Tensor, Variable } from "#kit/tf";
import type { Canvas } from "./canvas.ts";

/** One column of a data set: all examples one after another, and the shape of one of them. */
export interface Field {
  values: Float32Array | Int32Array;
  shape: number[];
}

/** A data set: as many examples in every field. */
export interface Examples {
  count: number;
  fields: Record<string, Field>;
}

/** Some examples as tensors, one for each field: [N, ...shape]. */
export type Batch = Record<string, Tensor>;

/** All that training changes, by name: what a checkpoint holds. */
export interface Model {
  variables: Record<string, Variable>;
  optimizers: Record<string, Optimizer>;
}

export interface Sets {
  train: Examples;
  heldOut: Examples;
}

/** A picture of what was learned; `name` is its file's, without folder and ending. */
export interface Picture {
  name: string;
  canvas: Canvas;
}

/**
 * What one network is, how it learns and what it shows. The loop owns the rest: seeds, order, batches, checkpoints,
 * memory. Every random number comes from an argument, so that the same seed gives the same run.
 */
export interface Recipe {
  name: string;
  /** The tasks that it trains on, in the order in which a learner writes them. */
  lessons: string[];
  epochs: number;
  batchSize: number;
  /** Both sets, drawn from streams of their own. */
  data(seed: number): Sets;
  initialise(seed: number): Model;
  /** One update; answers the loss, which the loop disposes of with everything else that the step made. */
  step(model: Model, batch: Batch, random: Random): Scalar;
  /** Means over a batch: `loss`, and whatever else is worth knowing (`accuracy`). */
  measure(model: Model, batch: Batch): Record<string, Scalar>;
  pictures(model: Model, sets: Sets): Picture[];
}
