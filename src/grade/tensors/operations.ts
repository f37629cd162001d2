import { tf, type Optimizer, type Tensor, type Variable } from "#kit/tf";
import { isAlive, isOptimizer, isTensor, isVariable } from "./handles.ts";
import { GROUPED, PURE } from "./names.ts";

export type Operation = (...args: never[]) => unknown;

/** Operations that call nothing of the lesson, by the name under which it asks for them. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ...PURE.map((name) => [name, found(tf, name)] as const),
  ...Object.entries(GROUPED).flatMap(([group, names]) =>
    names.map((name) => [`${group}.${name}`, found((tf as unknown as Record<string, object>)[group]!, name)] as const),
  ),
  ["variable", variable],
  ["dispose", (tensors: Tensor[]) => tensors.forEach((tensor) => isAlive(tensor) && tensor.dispose())],
  ["Tensor.isDisposed", on(isTensor, (tensor) => !isAlive(tensor))],
  ["Tensor.dataSync", on(isTensor, (tensor) => tensor.dataSync())],
  ["Tensor.toString", on(isTensor, (tensor, verbose?: boolean) => tensor.toString(verbose))],
  ["Variable.assign", on(isVariable, assign)],
  ["Variable.trainable", on(isVariable, (target, trainable: boolean) => void (target.trainable = trainable))],
  ["Optimizer.dispose", on(isOptimizer, (optimizer) => optimizer.dispose())],
  ["Optimizer.get", on(isOptimizer, (optimizer, name: string) => settings(optimizer, name)[name])],
  ["Optimizer.set", on(isOptimizer, set)],
]);

/** An operation on an object of a kind, which comes first. */
export function on<T extends object>(
  is: (value: unknown) => value is T,
  work: (target: T, ...args: never[]) => unknown,
): Operation {
  return (target: unknown, ...args: never[]) => {
    if (!is(target)) throw new TypeError("a method was called on an object of another kind");
    return work(target, ...args);
  };
}

function found(from: object, name: string): Operation {
  const operation = Object.getOwnPropertyDescriptor(from, name)?.value ?? (from as Record<string, unknown>)[name];
  if (typeof operation !== "function") throw new Error(`TensorFlow.js has no operation ${name}`);
  return operation.bind(from) as Operation;
}

/** Names of variables are keys of an object inside TensorFlow.js: one that objects have already would break it. */
function variable(first: Tensor, trainable?: boolean, name?: string, dtype?: "float32"): Variable {
  if (name !== undefined && name !== null && (typeof name !== "string" || name in Object.prototype))
    throw new TypeError(`a variable cannot have the name ${String(name)}`);
  return tf.variable(first, trainable, name, dtype);
}

function assign(target: Variable, value: Tensor): void {
  for (const tensor of [target, value]) if (!isAlive(tensor)) throw new Error("Tensor is disposed.");
  target.assign(value);
}

/** What may be read and set of an optimizer. */
const SETTINGS = new Set(["learningRate", "momentum", "beta1", "beta2", "epsilon", "decay", "rho", "iterations"]);

function settings(optimizer: Optimizer, name: string): Record<string, unknown> {
  if (!SETTINGS.has(name)) throw new TypeError(`an optimizer has no ${name} for lessons`);
  return optimizer as unknown as Record<string, unknown>;
}

function set(optimizer: Optimizer, name: string, value: number): void {
  if (typeof value !== "number") throw new TypeError(`${name} is a number`);
  const { setLearningRate } = optimizer as { setLearningRate?: (rate: number) => void };
  // Gradient descent keeps its rate as a tensor, too.
  if (name === "learningRate" && setLearningRate) setLearningRate.call(optimizer, value);
  else settings(optimizer, name)[name] = value;
}
