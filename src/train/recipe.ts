import type { Noise } from "#kit/noise";
import type { Optimizer, Scalar, Tensor, Variable } from "#kit/tf";
import type { Lang, Text } from "../text/lang.ts";
import type { Epoch, Metrics, Step } from "./events.ts";
import type { Canvas } from "./pictures/canvas.ts";

/** One column of a data set: the shape of one example, and how its numbers get into a batch. */
export interface Field {
  shape: number[];
  dtype: "float32" | "int32";
  /** Writes one example's numbers into `into`, from place `at` on. */
  copy(example: number, into: Float32Array | Int32Array, at: number): void;
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
  /** What the data are, where a reader must know it: a stand-in, a part of the whole. */
  about?: Text;
}

/** Where data may come from: the project's folder, and the file that the user gave. */
export interface Source {
  root: string;
  file: string | null;
}

/** What one update tells: the loss, and its parts where it has any. Scalars; the loop disposes of them. */
export type Losses = { loss: Scalar } & Record<string, Scalar>;

/** A picture of what was learned; `name` is its file's, without folder and ending. */
export interface Picture {
  name: string;
  canvas: Canvas;
}

/** All that a run told so far, also before it was resumed. */
export type History = (Step | Epoch)[];

/**
 * What one network is, how it learns and what it shows. The loop owns the rest: seeds, order, batches, checkpoints,
 * memory, curves. Every random number comes from an argument, so that the same seed gives the same run.
 */
export interface Recipe {
  name: string;
  /** The tasks that it trains on, in the order in which a learner writes them. */
  lessons: string[];
  epochs: number;
  batchSize: number;
  /**
   * Threads of one operation on native TensorFlow: 1 where the operations are so small that sharing one out costs more
   * than it gains (a step of `gan` takes two thirds of the time). All that there are, where nothing is said.
   */
  threads?: number;
  /** Both sets, drawn from streams of their own, or read from files. Throws a Problem where a file is not as it should be. */
  data(seed: number, source: Source): Sets | Promise<Sets>;
  initialise(seed: number): Model;
  /** One update. What it does must not depend on numbers read back from the device: it is compiled where that is possible. */
  step(model: Model, batch: Batch, noise: Noise): Losses;
  /** Means over a batch: `loss`, and whatever else is worth knowing (`accuracy`). The noise is the same in every epoch. */
  measure(model: Model, batch: Batch, noise: Noise): Record<string, Scalar>;
  /** One row of the strip that grows with every epoch; always of the same size, from the same noise. */
  sample?(model: Model, sets: Sets, noise: Noise): Canvas | Promise<Canvas>;
  /** Numbers about the whole run, told with the last metrics. */
  conclude?(model: Model, sets: Sets, history: History): Metrics | Promise<Metrics>;
  /** What the finished network shows; the words in it are in the language given. */
  pictures(model: Model, sets: Sets, history: History, lang: Lang): Picture[] | Promise<Picture[]>;
}
