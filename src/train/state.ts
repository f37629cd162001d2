import { tf, type Optimizer } from "#kit/tf";
import type { Model } from "./recipe.ts";

/** A tensor at rest. */
export interface Saved {
  name: string;
  shape: number[];
  values: Float32Array | Int32Array;
}

/** Adam and Adamax keep the powers of their decay rates apart from the weights that they hand out. */
const POWERS = ["accBeta1", "accBeta2"];

/** Everything that training changes: the variables, then what each optimizer remembers. */
export async function capture({ variables, optimizers }: Model): Promise<Saved[]> {
  const saved: Saved[] = [];
  for (const [name, variable] of Object.entries(variables)) {
    saved.push({ name: `variable/${name}`, shape: variable.shape, values: await valuesOf(variable) });
  }
  for (const [name, optimizer] of Object.entries(optimizers)) {
    const [iterations, ...slots] = await optimizer.getWeights();
    for (const [i, { tensor }] of [iterations!, ...slots].entries()) {
      saved.push({ name: `optimizer/${name}/${i}`, shape: tensor.shape, values: await valuesOf(tensor) });
    }
    iterations!.tensor.dispose();
    for (const [power, variable] of powersOf(optimizer)) {
      saved.push({ name: `power/${name}/${power}`, shape: [], values: await valuesOf(variable) });
    }
  }
  return saved;
}

/** Puts a captured state back into a model that was initialised in the same way. Throws where it does not fit. */
export async function restore({ variables, optimizers }: Model, saved: Saved[]): Promise<void> {
  const byName = new Map(saved.map((part) => [part.name, part]));
  for (const [name, variable] of Object.entries(variables)) {
    assign(variable, byName.get(`variable/${name}`));
  }
  for (const [name, optimizer] of Object.entries(optimizers)) {
    const slots = saved.filter((part) => part.name.startsWith(`optimizer/${name}/`));
    const tensors = slots.map((part) => ({ name: part.name, tensor: tensorOf(part) }));
    await optimizer.setWeights(tensors);
    tf.dispose(tensors.map(({ tensor }) => tensor));
    // setWeights computes the powers afresh; multiplied up step by step, they end in other last bits.
    for (const [power, variable] of powersOf(optimizer)) assign(variable, byName.get(`power/${name}/${power}`));
  }
}

type Assignable = ReturnType<typeof tf.variable>;

function powersOf(optimizer: Optimizer): [string, Assignable][] {
  const fields = optimizer as unknown as Record<string, Assignable | undefined>;
  return POWERS.flatMap((power) => (fields[power] ? [[power, fields[power]] as [string, Assignable]] : []));
}

function assign(variable: Assignable, part: Saved | undefined): void {
  if (!part || part.shape.join() !== variable.shape.join()) throw new RangeError("the state is of another network");
  tf.tidy(() => variable.assign(tensorOf(part)));
}

function tensorOf({ values, shape }: Saved) {
  return tf.tensor(values, shape, values instanceof Int32Array ? "int32" : "float32");
}

async function valuesOf(tensor: { data(): Promise<unknown> }): Promise<Float32Array | Int32Array> {
  return (await tensor.data()) as Float32Array | Int32Array;
}
