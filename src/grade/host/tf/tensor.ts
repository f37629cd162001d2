import { computeStrides, sizeFromShape, toNestedArray } from "@tensorflow/tfjs-core/dist/util_base";
import { CHAINED } from "../../tensors/names.ts";
import { Handle } from "./handle.ts";
import { remote } from "./remote.ts";

/** A tensor that the grader holds; its shape and type never change. */
export class Tensor extends Handle {
  readonly dtype: string;
  readonly shape: number[];

  constructor(number: number, dtype: string, shape: number[]) {
    super(number);
    this.dtype = dtype;
    this.shape = shape;
  }

  get rank(): number {
    return this.shape.length;
  }

  get rankType(): string {
    return this.rank < 5 ? String(this.rank) : "higher";
  }

  get size(): number {
    return sizeFromShape(this.shape);
  }

  get strides(): number[] {
    return computeStrides(this.shape);
  }

  get isDisposed(): boolean {
    return remote("Tensor.isDisposed", this) as boolean;
  }

  dataSync(): Float32Array {
    return remote("Tensor.dataSync", this) as Float32Array;
  }

  arraySync(): unknown {
    return toNestedArray(this.shape, this.dataSync(), this.dtype === "complex64");
  }

  data(): Promise<unknown> {
    return Promise.resolve(this.dataSync());
  }

  array(): Promise<unknown> {
    return Promise.resolve(this.arraySync());
  }

  dispose(): void {
    remote("dispose", [this]);
  }

  throwIfDisposed(): void {
    if (this.isDisposed) throw new Error("Tensor is disposed.");
  }

  toString(verbose?: boolean): string {
    return remote("Tensor.toString", this, verbose) as string;
  }

  /** Nobody reads what a lesson prints. */
  print(): void {}
}

/** A tensor that can be given another value. */
export class Variable extends Tensor {
  readonly name: string;
  #trainable: boolean;

  constructor(number: number, dtype: string, shape: number[], trainable: boolean, name: string) {
    super(number, dtype, shape);
    this.name = name;
    this.#trainable = trainable;
  }

  get trainable(): boolean {
    return this.#trainable;
  }

  set trainable(trainable: boolean) {
    remote("Variable.trainable", this, trainable);
    this.#trainable = trainable;
  }

  assign(value: Tensor): void {
    remote("Variable.assign", this, value);
  }
}

type Method = (this: Tensor, ...args: never[]) => unknown;

const listOf = (tensors: Tensor | Tensor[]) => (tensors instanceof Tensor ? [tensors] : tensors);

/** Methods that are an operation of another name, or take the tensor in another place. */
const OTHERS: Record<string, Method> = {
  flatten() {
    return remote("reshape", this, [this.size]);
  },
  asScalar() {
    return remote("reshape", this, []);
  },
  reshapeAs(other: Tensor) {
    return remote("reshape", this, other.shape);
  },
  asType(dtype: string) {
    return remote("cast", this, dtype);
  },
  toFloat() {
    return remote("cast", this, "float32");
  },
  toInt() {
    return remote("cast", this, "int32");
  },
  toBool() {
    return remote("cast", this, "bool");
  },
  where(condition: Tensor, other: Tensor) {
    return remote("where", condition, this, other);
  },
  concat(others: Tensor | Tensor[], axis?: number) {
    return remote("concat", [this, ...listOf(others)], axis);
  },
  stack(others: Tensor | Tensor[], axis?: number) {
    return remote("stack", [this, ...listOf(others)], axis);
  },
  resizeBilinear(...args: never[]) {
    return remote("image.resizeBilinear", this, ...args);
  },
  resizeNearestNeighbor(...args: never[]) {
    return remote("image.resizeNearestNeighbor", this, ...args);
  },
};

for (let rank = 1; rank <= 5; rank++) {
  OTHERS[`as${rank}D`] = function (...shape: never[]) {
    return remote("reshape", this, rank === 1 ? [this.size] : shape);
  };
}

for (const name of CHAINED) {
  OTHERS[name] = function (...args: never[]) {
    return remote(name, this, ...args);
  };
}

for (const [name, value] of Object.entries(OTHERS)) Object.defineProperty(Tensor.prototype, name, { value });
