import type { Variable } from "#kit/tf";
import type { Text } from "../../text/lang.ts";
import type { Attribute, Numbers } from "./binding.ts";
import type { Update } from "./updates.ts";

/** Where a tensor of a recorded step comes from. */
export type Value = { shape: number[]; dtype: number } & (
  | { from: "input"; name: string }
  | { from: "variable"; variable: Variable }
  /** Made before the step, and neither an input nor a variable. */
  | { from: "outside"; dataId: object }
  /** Written by JavaScript while the step ran. */
  | { from: "constant"; data: Numbers }
  | { from: "operation"; operation: Operation; output: number }
);

export interface Operation {
  /** The how-manieth of its recording, from 0. */
  place: number;
  name: string;
  attributes: Attribute[];
  inputs: Value[];
}

/** What one run of a step did, operation by operation. */
export interface Recording {
  /** In the order in which they ran. */
  operations: Operation[];
  outputs: Record<string, Value>;
  /** What optimizers did that TensorFlow has a kernel for. */
  updates: Update[];
  /** The variables that the step wrote, and what. */
  writes: { variable: Variable; value: Value }[];
  /** Variables that the step made, such as the moments of an optimizer; a further recording will know them. */
  made: Variable[];
}

/** Why a step cannot become a graph. */
export class Uncompilable extends Error {
  override name = "Uncompilable";
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
