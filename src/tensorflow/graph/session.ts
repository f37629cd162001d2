import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tensor, Variable } from "#kit/tf";
import type { Binding, Handle, NativeBackend } from "./binding.ts";
import { graphOf } from "./graph.ts";
import type { Recording, Value } from "./recording.ts";
import { Residents, type Exchange } from "./residents.ts";
import type { Resident } from "./update-nodes.ts";

type Tensors = Record<string, Tensor>;

/** A recorded step as a graph in a session of TensorFlow. */
export class Session {
  /** How many nodes the graph has. */
  readonly nodes: number;
  private readonly backend: NativeBackend;
  private readonly id: number;
  private readonly fed: Value[];
  private readonly feedNames: string;
  private readonly answerNames: string;
  private readonly outputs: string[];
  private readonly written: Variable[];
  private readonly residents: Residents;

  /** Throws Uncompilable where an operation of the recording has no place in a graph. */
  constructor(backend: NativeBackend, recording: Recording) {
    const { bytes, nodes, feeds, answers, moved, written, residents } = graphOf(recording, backend.binding);
    this.backend = backend;
    this.nodes = nodes;
    this.fed = feeds.map(({ value }) => value);
    this.feedNames = tensorNames(feeds.map(({ node }) => node));
    this.answerNames = tensorNames([moved, ...answers]);
    this.outputs = Object.keys(recording.outputs);
    this.written = written;
    this.id = load(backend.binding, bytes);
    const variables = residents.map(({ variable }) => variable);
    this.residents = new Residents(backend, variables, exchangeOf(backend.binding, this.id, residents));
  }

  /** Whether all that the graph took from outside of the step is still there. */
  get alive(): boolean {
    return this.fed.every((value) => value.from !== "outside" || this.backend.tensorMap.has(value.dataId));
  }

  /** One run: the variables move, the outputs are the caller's. */
  run(inputs: Tensors): Tensors {
    const { backend, written } = this;
    this.residents.enter();
    const answers = this.compute(inputs);
    // Uploads a variable that was assigned since: only what is native can be replaced.
    backend.getInputTensorIds(written);
    const values = answers.slice(this.outputs.length);
    written.forEach((variable, i) => replace(backend, variable, values[i]!));
    return Object.fromEntries(this.outputs.map((name, i) => [name, backend.createOutputTensor(answers[i]!)]));
  }

  /** A run that changes nothing. TensorFlow optimises a graph when it first runs, which can take seconds. */
  rehearse(inputs: Tensors): void {
    this.residents.takeIn();
    for (const { id } of this.compute(inputs)) this.backend.binding.deleteTensor(id);
  }

  dispose(): void {
    this.residents.leave();
    this.backend.binding.deleteSavedModel(this.id);
  }

  private compute(inputs: Tensors): Handle[] {
    const { binding } = this.backend;
    const ids = this.backend.getInputTensorIds(this.fed.map((value) => tensorFor(value, inputs)));
    const [moved, ...answers] = binding.runSavedModel(this.id, ids, this.feedNames, this.answerNames);
    binding.deleteTensor(moved!.id);
    return answers;
  }
}

function exchangeOf(binding: Binding, session: number, residents: Resident[]): Exchange {
  const [fed, taken, given] = (["fed", "taken", "given"] as const).map((door) =>
    tensorNames(residents.map((resident) => resident[door])),
  );
  return {
    take: (ids) => {
      for (const { id } of binding.runSavedModel(session, ids, fed!, taken!)) binding.deleteTensor(id);
    },
    give: () => binding.runSavedModel(session, [], "", given!),
  };
}

/** As the binding takes them: the first output of each node. */
function tensorNames(nodes: string[]): string {
  return nodes.map((node) => `${node}:0`).join(",");
}

/** A session comes from a folder; once it runs, the folder is not needed. */
function load(binding: Binding, bytes: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), "tamrin-graph-"));
  try {
    writeFileSync(join(folder, "saved_model.pb"), bytes);
    return binding.loadSavedModel(folder, "serve");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tensorFor(value: Value, inputs: Tensors): Tensor {
  if (value.from === "input") return inputs[value.name]!;
  if (value.from === "variable") return value.variable as Tensor;
  // The backend finds a tensor by its data alone.
  return { dataId: (value as { dataId: object }).dataId } as Tensor;
}

/** Gives a variable its new numbers: the native tensor changes hands, nothing is copied. */
function replace(backend: NativeBackend, variable: Variable, handle: Handle): void {
  const stored = backend.tensorMap.get(variable.dataId);
  if (stored.refCount === 1) {
    backend.binding.deleteTensor(stored.id);
    stored.id = handle.id;
  } else {
    const tensor = backend.createOutputTensor(handle);
    variable.assign(tensor as never);
    tensor.dispose();
  }
}
