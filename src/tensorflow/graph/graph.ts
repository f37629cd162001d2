import type { Binding } from "./binding.ts";
import { inferred } from "./infer.ts";
import * as message from "./messages.ts";
import { endsOf, Uncompilable, type Operation, type Recording, type Value } from "./recording.ts";
import { rewrite } from "./rewrite.ts";
import type { Update } from "./updates.ts";
import * as words from "./words.ts";

/** A graph, with the names of what it is fed and of what it answers. */
export interface Graph {
  /** The file saved_model.pb. */
  bytes: Uint8Array;
  /** How many nodes it has. */
  nodes: number;
  feeds: { value: Value; node: string }[];
  /** The outputs in the recording's order, then what each variable becomes. */
  answers: string[];
}

/** The graph of a recording: what its outputs and writes need, and nothing else. Throws Uncompilable. */
export function graphOf(recording: Recording, binding: Binding): Graph {
  const builder = new Builder(recording, binding);
  const answers = endsOf(recording).map((value) => builder.exit(value));
  const { nodes, feeds } = builder;
  return { bytes: message.savedModel(nodes), nodes: nodes.length, feeds, answers };
}

/** Adds nodes from the ends backwards, so that only what is needed is there. */
class Builder {
  readonly nodes: message.Node[] = [];
  readonly feeds: Graph["feeds"] = [];
  private readonly binding: Binding;
  /** Nodes by what they are one of: an operation, an update, or a value that comes in. */
  private readonly names = new Map<unknown, string>();
  /** The updates whose kernel makes a value in place of the operations that were recorded. */
  private readonly updates = new Map<Operation, { update: Update; place: number }>();

  constructor({ updates }: Recording, binding: Binding) {
    this.binding = binding;
    for (const update of updates) {
      update.after.forEach((value, place) => {
        if (value.from === "operation") this.updates.set(value.operation, { update, place });
      });
    }
  }

  /** What comes out has a node of its own: it may be an input, a constant, or the same as another. */
  exit(value: Value): string {
    return this.add("Identity", [this.nameOf(value)], { T: message.typeOf(value.dtype) });
  }

  private nameOf(value: Value): string {
    if (value.from !== "operation") return this.once(keyOf(value), () => this.enter(value));
    const updated = this.updates.get(value.operation);
    if (updated) return this.once(value.operation, () => this.read(updated.update, updated.place));
    const name = this.once(value.operation, () => this.operate(value.operation));
    return value.output > 0 ? `${name}:${value.output}` : name;
  }

  private once(key: unknown, make: () => string): string {
    const name = this.names.get(key) ?? make();
    this.names.set(key, name);
    return name;
  }

  private add(kind: string, inputs: string[], attributes: Record<string, message.Attribute>): string {
    const name = `${kind}_${this.nodes.length}`;
    this.nodes.push(message.node(name, kind, inputs, attributes));
    return name;
  }

  private enter(value: Value): string {
    if (value.from === "constant") return this.constant(value);
    const shape = message.shapeOf(value.shape);
    const node = this.add("Placeholder", [], { dtype: message.typeOf(value.dtype), shape });
    this.feeds.push({ value, node });
    return node;
  }

  private constant({ shape, dtype, data }: Value & { from: "constant" }): string {
    if (dtype === this.binding.TF_STRING) throw new Uncompilable(words.unknownOperation("Const", "a string"));
    const value = message.tensorOf(dtype, shape, data, this.binding);
    return this.add("Const", [], { dtype: message.typeOf(dtype), value });
  }

  private operate(operation: Operation): string {
    const { name, inputs, attributes } = rewrite(operation, this.binding);
    const given = attributes.map((each) => [each.name, message.attributeOf(each, this.binding)] as const);
    const all = { ...Object.fromEntries(given), ...inferred(name, inputs, attributes) };
    return this.add(name, inputs.map((value) => this.nameOf(value)), all); // prettier-ignore
  }

  /** What an update's kernel made of the variable (place 0) or of one of its slots. */
  private read(update: Update, place: number): string {
    const done = this.once(update, () => this.apply(update));
    return this.add("ReadVariableOp", [this.handle(update, place), `^${done}`], this.float("dtype"));
  }

  /**
   * The kernels write to resources. Each gets one for the run, which takes the numbers over and is read afterwards: what
   * comes in stays as it is.
   */
  private apply(update: Update): string {
    const handles = update.before.map((_, place) => this.handle(update, place));
    const assigned = update.before.map(
      (value, place) => `^${this.add("AssignVariableOp", [handles[place]!, this.nameOf(value)], this.float("dtype"))}`,
    );
    const settings = update.settings.map((setting) => this.scalar(setting));
    if (update.kernel === "Adam") settings.push(this.epsilonHat(settings[1]!, settings.pop()!));
    const inputs = [...handles, ...settings, this.nameOf(update.gradient), ...assigned];
    return this.add(`ResourceApply${update.kernel}`, inputs, this.float("T"));
  }

  private handle(update: Update, place: number): string {
    const { shape } = update.before[place]!;
    const named = { shared_name: message.textOf(`resource_${this.nodes.length}`), container: message.textOf("") };
    const make = () => this.add("VarHandleOp", [], { ...this.float("dtype"), ...named, shape: message.shapeOf(shape) });
    return this.once(update.before[place], make);
  }

  /** TensorFlow.js adds epsilon to √(v / (1 - β₂ᵗ)), the kernel to √v: ε̂ = ε · √(1 - β₂ᵗ). */
  private epsilonHat(beta2Power: string, epsilon: string): string {
    return this.once(`epsilon hat ${beta2Power} ${epsilon}`, () => {
      const left = this.add("Sub", [this.scalar(1), beta2Power], this.float("T"));
      return this.add("Mul", [epsilon, this.add("Sqrt", [left], this.float("T"))], this.float("T"));
    });
  }

  private scalar(setting: Value | number): string {
    if (typeof setting !== "number") return this.nameOf(setting);
    const value = { shape: [], dtype: this.binding.TF_FLOAT, data: Float32Array.of(setting) };
    return this.nameOf({ from: "constant", ...value });
  }

  private float(attribute: string): Record<string, message.Attribute> {
    return { [attribute]: message.typeOf(this.binding.TF_FLOAT) };
  }
}

/** A constant of this many bytes or fewer is written once, however often JavaScript made it. */
const SMALL = 4096;

/** What two values that come in share when they are one node. */
function keyOf(value: Exclude<Value, { from: "operation" }>): unknown {
  switch (value.from) {
    case "variable":
      return value.variable;
    case "outside":
      return value.dataId;
    case "input":
      return `input ${value.name}`;
    case "constant": {
      const { dtype, shape, data } = value;
      if (data.byteLength > SMALL) return data;
      const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("latin1");
      return `constant ${dtype} [${shape}] ${bytes}`;
    }
  }
}
