import type { Want } from "../tensorflow/backend.ts";
import type { Lang, Text } from "../text/lang.ts";

/** What the training process is asked to do. */
export interface Job {
  root: string;
  recipe: string;
  backend: Want;
  tree: "exercises" | "solutions";
  /** Folder of the results, absolute. */
  out: string;
  /** The data file that the user gave. */
  data: string | null;
  /** Null where the command line is silent: what the checkpoint says, else the recipe. */
  seed: number | null;
  epochs: number | null;
  /** Epochs to wait for a better held-out loss; null to train them all. */
  patience: number | null;
  resume: boolean;
  /** The language of the words in the pictures. */
  lang: Lang;
}

export interface Start {
  event: "start";
  recipe: string;
  tree: Job["tree"];
  backend: string;
  device: string;
  why: Text;
  seed: number;
  epochs: number;
  steps: number;
  batchSize: number;
  examples: { train: number; heldOut: number };
  /** What the data are, where a reader must know it. */
  about: Text | null;
  /** Steps that were done before, in the run that is resumed. */
  resumedAt: number;
  /** The backend that the resumed run ran on, where it is another one. */
  resumedFrom?: string;
}

/** The first step can be taken. */
export interface Ready {
  event: "ready";
  /** Why updates run operation by operation where they could be one graph; null where nothing is lost. */
  eager: Text | null;
}

export interface Step {
  event: "step";
  step: number;
  steps: number;
  epoch: number;
  /** Mean over the steps since the last reading. */
  loss: number;
  /** Of what the loss is made, or what is told beside it; the same means. */
  parts: Metrics;
  stepsPerSecond: number;
  secondsLeft: number;
}

/** `loss` and `accuracy` are those of the training examples, `heldOutLoss` and `heldOutAccuracy` of the others. */
export type Metrics = Record<string, number>;

export interface Epoch {
  event: "epoch";
  epoch: number;
  epochs: number;
  step: number;
  metrics: Metrics;
}

export interface Written {
  event: "file" | "image";
  path: string;
}

export interface Done {
  event: "done";
  recipe: string;
  tree: Job["tree"];
  backend: string;
  device: string;
  seed: number;
  steps: number;
  /** Milliseconds for one step, and examples learned in a second, over the steps of this process. Null if it did none. */
  stepMs: number | null;
  samplesPerSecond: number | null;
  metrics: Metrics;
  files: string[];
}

/** Stopped by the user: everything so far is in the checkpoint. */
export interface Stopped {
  event: "stopped";
  step: number;
  steps: number;
  files: string[];
}

/** The first number that is not finite: in a tensor of the batch, or in what a kernel of TensorFlow.js answered. */
export interface Blame {
  step: number;
  /** The name of the batch's field or of the kernel. */
  what: string;
  shape: number[];
  index: number[];
  value: string;
}

/** The loss of this step, or a weight after it, is no finite number; the checkpoint is from before it. */
export interface Diverged {
  event: "diverged";
  step: number;
  steps: number;
  loss: string;
  /** Null where the fault did not come again. */
  first: Blame | null;
}

/** A lesson that the recipe trains on is not written yet. */
export interface Unwritten {
  event: "unwritten";
  task: string;
  /** The name of its function. */
  what: string;
}

/** A lesson threw, or gave something that cannot be trained on. */
export interface Faulty {
  event: "faulty";
  task: string;
  message: string;
}

/** What stops a command: bad usage or an environment that lacks something. */
export interface Trouble {
  event: "trouble";
  text: Text;
  debug?: string;
}

export type Progress = Start | Ready | Step | Epoch | Written;
export type End = Done | Stopped | Diverged | Unwritten | Faulty | Trouble;
