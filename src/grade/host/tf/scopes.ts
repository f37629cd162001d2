import { remote } from "./remote.ts";
import { Tensor, type Variable } from "./tensor.ts";

type Call = (...args: never[]) => unknown;

/** Runs `work` with `f`; what `f` throws comes out as it was thrown, and not as what has crossed twice. */
export function withErrorsOf<F extends Call>(f: F, work: (f: F) => unknown): unknown {
  let thrown: { error: unknown } | undefined;
  const watched = (...args: never[]) => {
    try {
      return f(...args);
    } catch (error) {
      thrown ??= { error };
      throw error;
    }
  };
  try {
    return work(watched as F);
  } catch (error) {
    throw thrown ? thrown.error : error;
  }
}

/** Runs `f` and disposes of every tensor made in it that it does not give. What it gives stays here. */
export function tidy(nameOrF: string | (() => unknown), named?: () => unknown): unknown {
  const f = named ?? (nameOrF as () => unknown);
  let result: unknown;
  withErrorsOf(
    () => tensorsIn((result = f())),
    (f) => remote("tidy", f),
  );
  return result;
}

export function dispose(container: unknown): void {
  remote("dispose", tensorsIn(container));
}

/** The tensors in an object, an array, or in what those hold. */
function tensorsIn(container: unknown, seen = new Set<unknown>()): Tensor[] {
  if (container instanceof Tensor) return [container];
  if (typeof container !== "object" || container === null || seen.has(container)) return [];
  seen.add(container);
  return Object.values(container).flatMap((part) => tensorsIn(part, seen));
}

export const grads = (f: Call) => (xs: Tensor[], dy?: Tensor) => withErrorsOf(f, (f) => remote("grads", f, xs, dy));

export const valueAndGrads = (f: Call) => (xs: Tensor[], dy?: Tensor) =>
  withErrorsOf(f, (f) => remote("valueAndGrads", f, xs, dy));

export const grad = (f: Call) => (x: Tensor, dy?: Tensor) => (grads(f)([x], dy) as Tensor[])[0];

export const valueAndGrad = (f: Call) => (x: Tensor, dy?: Tensor) => {
  const { value, grads } = valueAndGrads(f)([x], dy) as { value: Tensor; grads: Tensor[] };
  return { value, grad: grads[0] };
};

export function variableGrads(f: () => Tensor, variables?: Variable[]): unknown {
  return withErrorsOf(f, (f) => remote("variableGrads", f, variables));
}

/** `f` gives a value and the function for its gradient. */
export const customGrad = (f: (...xs: never[]) => { value: Tensor; gradFunc: Call }) => {
  const listed = (...args: never[]) => {
    const { value, gradFunc } = f(...args);
    return [value, gradFunc];
  };
  return (...xs: Tensor[]) => withErrorsOf(listed, (f) => remote("customGrad", f, xs));
};
