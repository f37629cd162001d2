import { tf, type Optimizer, type Tensor, type Variable } from "#kit/tf";
import { Malformed } from "../wire/bytes.ts";

/** Numbers that are held before those of disposed tensors are let go. */
const MANY = 20_000;

/** Tensors, variables and optimizers that lessons hold by a number. The same object always has the same one. */
export class Handles {
  private readonly numbers = new WeakMap<object, number>();
  private objects = new Map<number, object>();
  private next = 1;
  private sweepAt = MANY;

  /** What crosses in place of an object: its number, and what the lesson may know of it without asking. */
  send(value: object): [number: number, about: string] {
    return [this.numberOf(value), about(value)];
  }

  /** Throws a Malformed for a number that was never given out, an Error for a tensor that is no more. */
  at(number: number): object {
    const found = this.objects.get(number);
    if (found) return found;
    if (number >= this.next) throw new Malformed(`no tensor has the number ${number}`);
    throw new Error("Tensor is disposed.");
  }

  /** Whether it is one of those that have crossed: what a lesson makes of its own to look like one is not. */
  has(value: unknown): boolean {
    return typeof value === "object" && value !== null && this.numbers.has(value);
  }

  /** Numbers are not given out again, so that one from before names nothing. */
  clear(): void {
    this.objects.clear();
    this.sweepAt = MANY;
  }

  private numberOf(value: object): number {
    let number = this.numbers.get(value);
    if (number === undefined) {
      if (!isTensor(value) && !isOptimizer(value))
        throw new TypeError(`an object of the class ${value.constructor.name} cannot be passed to a lesson`);
      number = this.next++;
      this.numbers.set(value, number);
    }
    if (!this.objects.has(number)) this.keep(number, value);
    return number;
  }

  private keep(number: number, value: object): void {
    this.objects.set(number, value);
    if (this.objects.size < this.sweepAt) return;
    this.objects = new Map([...this.objects].filter(([, each]) => !isTensor(each) || isAlive(each)));
    this.sweepAt = MANY + this.objects.size;
  }
}

function about(value: object): string {
  if (isOptimizer(value)) return `Optimizer ${value.getClassName()}`;
  const { dtype, shape } = value as Tensor;
  if (!isVariable(value)) return `Tensor ${dtype} ${shape.join()}`;
  return `Variable ${dtype} ${shape.join()} ${value.trainable} ${value.name}`;
}

export function isTensor(value: unknown): value is Tensor {
  return value instanceof tf.Tensor;
}

export function isVariable(value: unknown): value is Variable {
  return value instanceof tf.Variable;
}

/** TensorFlow.js asks an object for its methods, and fails where it is none. */
export function isOptimizer(value: unknown): value is Optimizer {
  return typeof value === "object" && value !== null && value instanceof tf.Optimizer;
}

/** A variable does not always know that it is no more, and must not be disposed of twice. */
export function isAlive(tensor: Tensor): boolean {
  if (isVariable(tensor)) return tf.engine().registeredVariables[tensor.name] === tensor;
  return !tensor.isDisposed;
}
