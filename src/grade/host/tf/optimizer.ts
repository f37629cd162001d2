import { Handle } from "./handle.ts";
import { remote } from "./remote.ts";
import type { Tensor, Variable } from "./tensor.ts";
import { variableGrads, withErrorsOf } from "./scopes.ts";

/** What may be read and set. */
const SETTINGS = ["learningRate", "momentum", "beta1", "beta2", "epsilon", "decay", "rho", "iterations"] as const;

/** An optimizer that the grader holds, with all that it remembers. */
export class Optimizer extends Handle {
  readonly #name: string;

  constructor(number: number, name: string) {
    super(number);
    this.#name = name;
  }

  getClassName(): string {
    return this.#name;
  }

  minimize(f: () => Tensor, returnCost = false, variables?: Variable[]): Tensor | null {
    return withErrorsOf(f, (f) => remote("Optimizer.minimize", this, f, returnCost, variables)) as Tensor | null;
  }

  computeGradients(f: () => Tensor, variables?: Variable[]): unknown {
    return variableGrads(f, variables);
  }

  applyGradients(gradients: unknown): void {
    remote("Optimizer.applyGradients", this, gradients);
  }

  setLearningRate(rate: number): void {
    remote("Optimizer.set", this, "learningRate", rate);
  }

  dispose(): void {
    remote("Optimizer.dispose", this);
  }
}

for (const name of SETTINGS) {
  Object.defineProperty(Optimizer.prototype, name, {
    get(this: Optimizer) {
      return remote("Optimizer.get", this, name);
    },
    set(this: Optimizer, value: number) {
      remote("Optimizer.set", this, name, value);
    },
  });
}
