import { tf, type Optimizer, type Tensor, type Variable } from "#kit/tf";
import { copyOf, type Binding, type NativeBackend } from "./binding.ts";
import { Uncompilable, type Operation, type Recording, type Value } from "./recording.ts";
import { noteUpdates, type Update } from "./updates.ts";
import * as words from "./words.ts";

type Tensors = Record<string, Tensor>;

/**
 * Runs a step once and notes every operation that it asks of TensorFlow. The run leaves nothing behind: variables get
 * their numbers back, those that it made the numbers that they were made with.
 * Throws Uncompilable where the step does what no graph can, and what the step throws.
 */
export function record(
  backend: NativeBackend,
  step: (inputs: Tensors) => Tensors,
  inputs: Tensors,
  optimizers: Optimizer[],
): Recording {
  const engine = tf.engine();
  const before = Object.values(engine.registeredVariables);
  let recording: Recording | undefined;
  tf.tidy(() => {
    for (const variable of before) separate(backend, variable);
    const kept = before.map((variable) => variable.clone());
    const tape = new Tape(backend);
    before.forEach((variable) => tape.know(variable, { from: "variable", variable }));
    // Copies: two inputs may be one tensor, or share its numbers with a variable.
    const copies = Object.fromEntries(Object.entries(inputs).map(([name, tensor]) => [name, copyOf(backend, tensor)]));
    for (const [name, copy] of Object.entries(copies)) tape.know(copy, { from: "input", name });
    tape.start();
    const undo = optimizers.map((optimizer) =>
      noteUpdates(
        optimizer,
        engine.registeredVariables,
        (tensor) => tape.valueOf(tensor),
        (update) => tape.updates.push(update),
      ),
    );
    try {
      const results = step(copies);
      const outputs = Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, tape.valueOf(tensor)]));
      const writes = before.flatMap((variable) => {
        if (variable.isDisposed) throw new Uncompilable(words.disposes(variable.name));
        const value = tape.valueOf(variable);
        return value.from === "variable" && value.variable === variable ? [] : [{ variable, value }];
      });
      const made = tape.made.map(({ variable }) => variable);
      recording = { operations: tape.operations, updates: tape.updates, outputs, writes, made };
    } finally {
      for (const stop of undo) stop();
      tape.stop();
      before.forEach((variable, i) => {
        if (!variable.isDisposed && variable.dataId !== kept[i]!.dataId) variable.assign(kept[i]! as never);
      });
      for (const { variable, initial } of tape.made) {
        variable.assign(initial as never);
        initial.dispose();
      }
    }
  });
  return recording!;
}

/** Gives a variable numbers of its own where it shares them with another tensor. */
function separate(backend: NativeBackend, variable: Variable): void {
  if (backend.tensorMap.get(variable.dataId).refCount > 1) variable.assign(copyOf(backend, variable) as never);
}

/** Listens between TensorFlow.js and the native addon. A tensor's number is never given twice, so each has one source. */
class Tape {
  readonly operations: Operation[] = [];
  readonly updates: Update[] = [];
  readonly made: { variable: Variable; initial: Tensor }[] = [];
  private readonly backend: NativeBackend;
  private readonly sources = new Map<number, Value>();
  /** Data that JavaScript wrote while the step ran. */
  private readonly written = new WeakSet<object>();
  private undo = () => {};

  constructor(backend: NativeBackend) {
    this.backend = backend;
  }

  /** Names the source of a tensor that was there before the step. */
  know(tensor: Tensor, source: { from: "variable"; variable: Variable } | { from: "input"; name: string }): void {
    const [id] = this.backend.getInputTensorIds([tensor]);
    const dtype = this.backend.typeAttributeFromTensor(tensor);
    this.sources.set(id!, { ...source, shape: tensor.shape, dtype });
  }

  valueOf(tensor: Tensor): Value {
    return this.sources.get(this.backend.getInputTensorIds([tensor])[0]!)!;
  }

  start(): void {
    const { backend } = this;
    const { binding } = backend;
    const engine = tf.engine();
    const [write, getInputTensorIds, makeVariable] = [backend.write, backend.getInputTensorIds, engine.makeVariable];
    backend.binding = this.listening(binding);
    backend.write = (...asked) => {
      const dataId = write.apply(backend, asked);
      this.written.add(dataId);
      return dataId;
    };
    backend.getInputTensorIds = (tensors) => {
      for (const tensor of tensors) this.noticeOutsider(binding, tensor);
      return getInputTensorIds.call(backend, tensors);
    };
    engine.makeVariable = (initial, ...rest) => {
      const variable = makeVariable.call(engine, initial, ...rest);
      this.made.push({ variable, initial: tf.keep(initial.clone()) });
      return variable;
    };
    this.undo = () => {
      Object.assign(backend, { binding, write, getInputTensorIds });
      engine.makeVariable = makeVariable;
    };
  }

  stop(): void {
    this.undo();
  }

  /** A tensor from outside that no operation has asked for is uploaded unheard, so that it is no constant of the step. */
  private noticeOutsider(binding: Binding, tensor: Tensor): void {
    if (!this.backend.tensorMap.has(tensor.dataId)) return;
    const stored = this.backend.tensorMap.get(tensor.dataId);
    if (stored.values !== null) {
      if (this.written.has(tensor.dataId)) return;
      stored.id = binding.createTensor(stored.shape, stored.dtype, stored.values);
      stored.values = null;
    }
    if (this.sources.has(stored.id)) return;
    const { shape, dtype } = stored;
    this.sources.set(stored.id, { from: "outside", dataId: tensor.dataId, shape, dtype });
  }

  private listening(binding: Binding): Binding {
    const heard: Partial<Binding> = {
      createTensor: (shape, dtype, data) => {
        const id = binding.createTensor(shape, dtype, data);
        this.sources.set(id, { from: "constant", shape: [...shape], dtype, data: data.slice() });
        return id;
      },
      executeOp: (name, attributes, ids, outputs) => {
        const inputs = ids.map((id) => this.sources.get(id)!);
        const operation = { place: this.operations.length, name, attributes, inputs };
        const handles = binding.executeOp(name, attributes, ids, outputs);
        this.operations.push(operation);
        handles.forEach(({ id, shape, dtype }, output) =>
          this.sources.set(id, { from: "operation", operation, output, shape, dtype }),
        );
        return handles;
      },
      tensorDataSync: (id) => {
        const source = this.sources.get(id);
        if (source?.from === "constant" || source?.from === "outside") return binding.tensorDataSync(id);
        throw new Uncompilable(words.readsBack(describe(source)));
      },
      runSavedModel: () => {
        throw new Uncompilable(words.runsGraph());
      },
    };
    return Object.create(
      binding,
      Object.fromEntries(Object.entries(heard).map(([name, value]) => [name, { value }])),
    ) as Binding;
  }
}

function describe(source: Value | undefined): string {
  if (source?.from === "operation") return source.operation.name;
  if (source?.from === "input") return source.name;
  return source?.from === "variable" ? source.variable.name : "a tensor";
}
