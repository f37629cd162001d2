import { tf, type Optimizer, type Scalar, type Tensor, type Variable } from "#kit/tf";
import type { Guard } from "./guard.ts";
import { isOptimizer, type Handles } from "./handles.ts";
import { on, type Operation } from "./operations.ts";

type Call = (...args: unknown[]) => unknown;

/**
 * Operations that call functions of the lesson, by name. What such a function gives is a real tensor before
 * TensorFlow.js sees it, and its errors leave through TensorFlow.js, which ends what it has begun.
 */
export function callingOperations(handles: Handles, guard: Guard): ReadonlyMap<string, Operation> {
  const call = (f: Call, args: unknown[]) => {
    if (typeof f !== "function") throw new TypeError("a function is wanted");
    const given = f(...args);
    guard.rewind();
    return given;
  };
  const tensor = (value: unknown): Tensor => {
    if (handles.has(value)) return value as Tensor;
    throw new TypeError("the function must give a tensor");
  };
  const giving =
    (f: Call) =>
    (...args: Tensor[]) =>
      tensor(call(f, args));
  const scalar = (f: Call) => giving(f) as () => Scalar;
  const several = (xs: unknown): Tensor[] => {
    if (Array.isArray(xs)) return xs.map(tensor);
    throw new TypeError("a list of tensors is wanted");
  };
  const optional = <T extends Tensor>(xs: unknown) =>
    xs === undefined || xs === null ? undefined : (several(xs) as T[]);

  const slope = (dy: unknown) => (dy === undefined || dy === null ? undefined : tensor(dy));

  const custom =
    (f: Call) =>
    (...args: unknown[]) => {
      const given = call(f, args);
      const [value, gradFunc] = (Array.isArray(given) ? given : []) as [unknown?, Call?];
      return {
        value: tensor(value),
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          const grads = call(gradFunc!, [dy, saved]);
          return Array.isArray(grads) ? grads.map(tensor) : tensor(grads);
        },
      };
    };

  return new Map<string, Operation>([
    ["tidy", (f: Call) => tf.tidy(() => several(call(f, [])))],
    ["grads", (f: Call, xs: unknown, dy?: unknown) => tf.grads(giving(f))(several(xs), slope(dy))],
    ["valueAndGrads", (f: Call, xs: unknown, dy?: unknown) => tf.valueAndGrads(giving(f))(several(xs), slope(dy))],
    ["variableGrads", (f: Call, variables?: unknown) => tf.variableGrads(scalar(f), optional<Variable>(variables))],
    ["customGrad", (f: Call, xs: unknown) => tf.customGrad(custom(f) as never)(...several(xs))],
    ["Optimizer.minimize", on(isOptimizer, (optimizer, f: Call, wanted: boolean, variables?: unknown) => optimizer.minimize(scalar(f), wanted, optional<Variable>(variables)))], // prettier-ignore
    ["Optimizer.applyGradients", on(isOptimizer, (optimizer, gradients: unknown) => applyGradients(optimizer, gradients, tensor))], // prettier-ignore
  ]);
}

/** By name, as an object or a list: each of a variable that is there. */
function applyGradients(optimizer: Optimizer, gradients: unknown, tensor: (value: unknown) => Tensor): void {
  const list = Array.isArray(gradients)
    ? gradients.map((each) => each as { name: string; tensor: unknown })
    : Object.entries(Object(gradients)).map(([name, value]) => ({ name, tensor: value as unknown }));
  const known = tf.engine().registeredVariables;
  optimizer.applyGradients(
    list.map(({ name, tensor: gradient }) => {
      if (typeof name !== "string" || !Object.hasOwn(known, name))
        throw new Error(`there is no variable ${String(name)}`);
      return { name, tensor: tensor(gradient) };
    }),
  );
}
