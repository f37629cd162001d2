import type { Optimizer, Tensor, Variable } from "#kit/tf";
import type { Value } from "./recording.ts";

/** One variable's update by an optimizer that TensorFlow has a kernel for: what went in, what came out. */
export interface Update {
  kernel: Kernel;
  gradient: Value;
  /** The variable and its slots. */
  before: Value[];
  after: Value[];
  /** What else the kernel reads, in its order; a number is a constant. */
  settings: (Value | number)[];
}

export type Kernel = "Adam" | "RMSProp";

/** The fields of TensorFlow.js 4.22's optimizers that this library reads. */
interface Fields {
  learningRate: number;
  epsilon: number;
  // Adam
  beta1: number;
  beta2: number;
  accBeta1: Variable;
  accBeta2: Variable;
  accumulatedFirstMoment: Slot[];
  accumulatedSecondMoment: Slot[];
  // RMSProp
  decay: number;
  momentum: number;
  centered: boolean;
  accumulatedMeanSquares: Slot[];
  accumulatedMoments: Slot[];
}

interface Slot {
  variable: Variable;
}

type Gradients = Record<string, Tensor> | { name: string; tensor: Tensor }[];

/**
 * Notes the updates of an optimizer while a step is recorded; `valueOf` tells where a tensor comes from. Gives the
 * function that stops it.
 */
export function noteUpdates(
  optimizer: Optimizer,
  variables: Record<string, Variable>,
  valueOf: (tensor: Tensor) => Value,
  note: (update: Update) => void,
): () => void {
  const kernel = kernelOf(optimizer);
  if (!kernel) return () => {};
  const fields = optimizer as unknown as Fields;
  optimizer.applyGradients = (gradients: Gradients) => {
    const given = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    const tensors = given.map(([name], i) => [variables[name]!, ...slotsOf(fields, kernel, i)]);
    // An optimizer that has no slots yet makes them now; a later recording will see them.
    const known = tensors.every((each) => each.every(Boolean));
    const before = known ? tensors.map((each) => each.map((variable) => valueOf(variable!))) : [];
    const settings = known ? settingsOf(fields, kernel, valueOf) : [];
    Object.getPrototypeOf(optimizer).applyGradients.call(optimizer, gradients);
    before.forEach((values, i) => {
      const gradient = given[i]![1];
      if (!gradient) return;
      const after = tensors[i]!.map((variable) => valueOf(variable!));
      note({ kernel, gradient: valueOf(gradient), before: values, after, settings });
    });
  };
  return () => void delete (optimizer as Partial<Optimizer>).applyGradients;
}

function kernelOf(optimizer: Optimizer): Kernel | null {
  const name = optimizer.getClassName();
  if (name === "Adam") return "Adam";
  return name === "RMSProp" && !(optimizer as unknown as Fields).centered ? "RMSProp" : null;
}

function slotsOf(fields: Fields, kernel: Kernel, i: number): (Variable | undefined)[] {
  const slots =
    kernel === "Adam"
      ? [fields.accumulatedFirstMoment, fields.accumulatedSecondMoment]
      : [fields.accumulatedMeanSquares, fields.accumulatedMoments];
  return slots.map((each) => each[i]?.variable);
}

function settingsOf(fields: Fields, kernel: Kernel, valueOf: (tensor: Tensor) => Value): Update["settings"] {
  const { learningRate, epsilon, beta1, beta2, decay, momentum } = fields;
  if (kernel === "RMSProp") return [learningRate, decay, momentum, epsilon];
  // With v too large by a factor, √v is by its root: learning rate and epsilon make up for it.
  const root = Math.sqrt(excess(beta2));
  const rate = (learningRate * root) / excess(beta1);
  return [valueOf(fields.accBeta1), valueOf(fields.accBeta2), rate, beta1, beta2, epsilon * root];
}

/**
 * How much too large 1 - β is where float32 subtracts it: 4.7e-5 of it for 0.999. Adam's kernel does; TensorFlow.js
 * subtracts in JavaScript.
 */
function excess(beta: number): number {
  return (1 - Math.fround(beta)) / (1 - beta);
}
