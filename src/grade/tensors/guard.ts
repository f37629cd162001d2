import { tf, type Tensor } from "#kit/tf";
import { isAlive } from "./handles.ts";
import { checkKernel } from "./kernels.ts";
import { LIMITS, atMost } from "./limits.ts";
import type { Attributes, Inputs } from "./measures.ts";

/** What this room uses of TensorFlow.js beyond its documented functions. */
interface Engine {
  runKernel(name: string, inputs: Inputs, attributes: Attributes): unknown;
  trackTensor(tensor: Tensor, backend: unknown): void;
  state: {
    tensorInfo: { has(dataId: unknown): boolean };
    gradientDepth: number;
    kernelDepth: number;
    scopeStack: unknown[];
  };
}

/** Tensors that are noted before those among them that are gone are let go. */
const MANY = 50_000;

/**
 * Stands between TensorFlow.js and whoever calls it in this process: lets no kernel take more than `LIMITS`, and knows
 * every tensor that was made, so that all can be disposed of. One for a process.
 */
export class Guard {
  private readonly engine = tf.engine() as unknown as Engine;
  private made = new Set<Tensor>();
  private start = this.standing();
  /** When the operation that runs for a lesson must be done; without one, never. */
  private deadline = Infinity;

  constructor() {
    const { engine } = this;
    const [runKernel, trackTensor] = [engine.runKernel.bind(engine), engine.trackTensor.bind(engine)];
    engine.runKernel = (name, inputs, attributes) => {
      this.check(name, inputs, attributes ?? {});
      return runKernel(name, inputs, attributes);
    };
    engine.trackTensor = (tensor, backend) => {
      trackTensor(tensor, backend);
      this.note(tensor);
    };
  }

  /** Runs one operation for a lesson. What it calls of the lesson may ask for operations of its own. */
  run<T>(work: () => T): T {
    const { numTensors, numBytes } = tf.memory();
    atMost(numTensors - this.start.numTensors, LIMITS.tensors, "tf", "tensors that are not disposed of");
    atMost(numBytes - this.start.numBytes, LIMITS.bytes, "tf", "bytes of tensors that are not disposed of");
    const outer = this.deadline;
    this.rewind();
    try {
      return work();
    } finally {
      this.deadline = outer;
      if (outer < Infinity) this.rewind();
    }
  }

  /** Gives the operation that runs its full time again: what passed was the lesson's. */
  rewind(): void {
    this.deadline = performance.now() + LIMITS.time;
  }

  /**
   * Disposes of every tensor made since the last time. Throws where TensorFlow.js is not as it was then: nothing that it
   * gives can be trusted any more.
   */
  clear(): void {
    for (const tensor of this.made) if (isAlive(tensor)) tensor.dispose();
    this.made.clear();
    const [before, now] = [JSON.stringify(this.start), JSON.stringify(this.standing())];
    if (before !== now) throw new Error(`TensorFlow.js was left in another state: ${now}, it was ${before}`);
  }

  private standing() {
    const { numTensors, numBytes, numDataBuffers } = tf.memory();
    const { gradientDepth, kernelDepth, scopeStack } = this.engine.state;
    return { numTensors, numBytes, numDataBuffers, gradientDepth, kernelDepth, scopes: scopeStack.length };
  }

  private check(name: string, inputs: Inputs, attributes: Attributes): void {
    if (performance.now() > this.deadline) throw new RangeError(`${name}: the operation takes longer than it may`);
    for (const input of Object.values(inputs)) {
      const known = !input || this.engine.state.tensorInfo.has((input as Partial<Tensor>).dataId);
      if (!known) throw new TypeError(`${name}: one of its tensors is disposed, or no tensor`);
    }
    const { elements, results = 1 } = checkKernel(name, inputs, attributes);
    if (this.deadline === Infinity) return;
    const { numTensors, numBytes } = tf.memory();
    atMost(numTensors + results - this.start.numTensors, LIMITS.tensors, name, "tensors that are not disposed of");
    atMost(
      numBytes + 4 * elements - this.start.numBytes,
      LIMITS.bytes,
      name,
      "bytes of tensors that are not disposed of",
    );
  }

  private note(tensor: Tensor): void {
    if (this.made.size >= MANY && this.made.size % MANY === 0) {
      this.made = new Set([...this.made].filter(isAlive));
    }
    this.made.add(tensor);
  }
}
