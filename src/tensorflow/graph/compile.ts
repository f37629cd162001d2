import { tf, type Optimizer, type Tensor } from "#kit/tf";
import type { Text } from "../../text/lang.ts";
import { nativeBackend, type NativeBackend } from "./binding.ts";
import { differ } from "./differ.ts";
import { record } from "./record.ts";
import { Uncompilable, type Recording } from "./recording.ts";
import { Session } from "./session.ts";
import * as words from "./words.ts";

type Tensors = Record<string, Tensor>;
type Step = (inputs: Tensors) => Tensors;

export interface Options {
  /** Those that the step uses: their counts of iterations go on, and another learning rate makes another graph. */
  optimizers?: Optimizer[];
}

/** A step that runs as one graph. */
export interface Compiled<Inputs extends Tensors, Outputs extends Tensors> {
  /** One run. The variables that the step writes move; the outputs are the caller's to dispose of. */
  (inputs: Inputs): Outputs;
  /** Makes the graph for inputs of these shapes before the first run needs it; trains nothing. */
  prepare(inputs: Inputs): void;
  /** Why the step runs operation by operation after all; null while it is a graph, or not tried yet. */
  readonly eager: Text | null;
  dispose(): void;
}

/** Graphs kept at a time: one for each shape of the inputs and each learning rate. The longest unused one goes. */
const KEPT = 8;

/**
 * Compiles a training step for native TensorFlow: what `tf.function` is to Python. See README.md for its limits.
 *
 * `step` takes tensors by name and answers tensors by name. It is run three times at most to be recorded, and its
 * variables are put back each time; from then on a call is one call of TensorFlow. What it answers, and what it leaves
 * in its variables, is what it would be without. Where no graph can be made it runs as it is, and `eager` says why.
 * Throws what the step throws.
 */
export function compile<Inputs extends Tensors, Outputs extends Tensors>(
  step: (inputs: Inputs) => Outputs,
  { optimizers = [] }: Options = {},
): Compiled<Inputs, Outputs> {
  const graphs = new Map<string, Graph>();
  let eager: Text | null = null;

  const graphFor = (inputs: Inputs): Graph | null => {
    const backend = nativeBackend();
    if (!backend) eager = words.otherBackend(tf.getBackend());
    if (eager || !backend) return null;
    const key = keyOf(inputs, optimizers);
    let graph = graphs.get(key) ?? null;
    graphs.delete(key);
    if (graph && !graph.session.alive) {
      graph.session.dispose();
      graph = null;
    }
    try {
      graph ??= trace(backend, step as unknown as Step, inputs, optimizers);
    } catch (error) {
      if (!(error instanceof Uncompilable)) throw error;
      eager = error.text;
      return null;
    }
    graphs.set(key, graph);
    forget(graphs);
    return graph;
  };

  const run = (inputs: Inputs): Outputs => {
    const graph = graphFor(inputs);
    if (!graph) return tf.tidy(() => step(inputs));
    const outputs = graph.session.run(inputs);
    optimizers.forEach((optimizer, i) => count(optimizer, optimizer.iterations + graph.updates[i]!));
    return outputs as Outputs;
  };
  const dispose = () => {
    for (const { session } of graphs.values()) session.dispose();
    graphs.clear();
  };
  const prepare = (inputs: Inputs) => graphFor(inputs)?.session.rehearse(inputs);
  return Object.defineProperty(Object.assign(run, { prepare, dispose }), "eager", {
    get: () => eager,
  }) as unknown as Compiled<Inputs, Outputs>;
}

interface Graph {
  session: Session;
  /** How many updates each optimizer makes in one run. */
  updates: number[];
}

/** Records until nothing new comes: once for an optimizer to make its slots, then twice to see what stays the same. */
function trace(backend: NativeBackend, step: Step, inputs: Tensors, optimizers: Optimizer[]): Graph {
  const before = optimizers.map(({ iterations }) => iterations);
  const recordOnce = (): Recording => {
    try {
      return record(backend, step, inputs, optimizers);
    } finally {
      updates = optimizers.map(({ iterations }, i) => iterations - before[i]!);
      optimizers.forEach((optimizer, i) => count(optimizer, before[i]!));
    }
  };
  let updates: number[] = [];
  let first = recordOnce();
  if (first.made.length > 0) first = recordOnce();
  if (first.made.length > 0) throw new Uncompilable(words.alwaysNew());
  const difference = differ(first, recordOnce());
  if (difference) throw new Uncompilable(difference);
  return { session: new Session(backend, first), updates };
}

/** An optimizer counts its updates in JavaScript, where a graph cannot reach, in a field of this name. */
const COUNT = "iterations_";

function count(optimizer: Optimizer, updates: number): void {
  Object.assign(optimizer, { [COUNT]: updates });
}

function keyOf(inputs: Tensors, optimizers: Optimizer[]): string {
  const shapes = Object.entries(inputs).map(([name, { shape, dtype }]) => `${name} ${dtype} ${shape}`);
  const rates = optimizers.map((optimizer) => (optimizer as unknown as { learningRate?: number }).learningRate);
  return [...shapes, ...rates].join("; ");
}

function forget(graphs: Map<string, Graph>): void {
  for (const [key, { session }] of graphs) {
    if (graphs.size <= KEPT) return;
    session.dispose();
    graphs.delete(key);
  }
}
