import type { Variable } from "#kit/tf";
import type { Binding } from "./binding.ts";
import { inferred } from "./infer.ts";
import * as message from "./messages.ts";
import { Uncompilable, type Operation, type Recording, type Value } from "./recording.ts";
import { rewrite } from "./rewrite.ts";
import { UpdateNodes, type Resident, type Site } from "./update-nodes.ts";
import * as words from "./words.ts";

/** A graph, with the names of what it is fed and of what it answers. */
export interface Graph {
  /** The file saved_model.pb. */
  bytes: Uint8Array;
  /** How many nodes it has. */
  nodes: number;
  feeds: { value: Value; node: string }[];
  /** The outputs in the recording's order, then what the `written` variables become. */
  answers: string[];
  written: Variable[];
  /** Answers a number that means nothing, once the residents have moved. */
  moved: string;
  residents: Resident[];
}

/** The graph of a recording: what its outputs and writes need, and nothing else. Throws Uncompilable. */
export function graphOf(recording: Recording, binding: Binding): Graph {
  const builder = new Builder(recording, binding);
  const { nodes, feeds, updates } = builder;
  const writes = recording.writes.filter(({ variable }) => !updates.isResident(variable));
  const ends = [...Object.values(recording.outputs), ...writes.map(({ value }) => value)];
  const answers = ends.map((value) => builder.exit(value));
  const [moved, residents] = [updates.moved(), updates.residents()];
  const written = writes.map(({ variable }) => variable);
  return { bytes: message.savedModel(nodes), nodes: nodes.length, feeds, answers, written, moved, residents };
}

/** Adds nodes from the ends backwards, so that only what is needed is there. */
class Builder implements Site {
  readonly nodes: message.Node[] = [];
  readonly feeds: Graph["feeds"] = [];
  readonly updates: UpdateNodes;
  private readonly binding: Binding;
  /** Nodes by what they are one of: an operation, an update, or a value that comes in. */
  private readonly names = new Map<unknown, string>();

  constructor(recording: Recording, binding: Binding) {
    this.binding = binding;
    this.updates = new UpdateNodes(recording, this);
  }

  /** What comes out has a node of its own: it may be an input, a constant, or the same as another. */
  exit(value: Value): string {
    return this.add("Identity", [this.nameOf(value)], { T: message.typeOf(value.dtype) });
  }

  nameOf(value: Value): string {
    if (value.from !== "operation") return this.once(keyOf(value), () => this.enter(value));
    const made = this.updates.made(value.operation);
    if (made) return made;
    const name = this.once(value.operation, () => this.operate(value.operation));
    return value.output > 0 ? `${name}:${value.output}` : name;
  }

  once(key: unknown, make: () => string): string {
    const name = this.names.get(key) ?? make();
    this.names.set(key, name);
    return name;
  }

  add(kind: string, inputs: string[], attributes: Record<string, message.Attribute>): string {
    const name = `${kind}_${this.nodes.length}`;
    this.nodes.push(message.node(name, kind, inputs, attributes));
    return name;
  }

  scalar(value: number): string {
    const data = Float32Array.of(value);
    return this.nameOf({ from: "constant", shape: [], dtype: this.binding.TF_FLOAT, data });
  }

  float(attribute: string): Record<string, message.Attribute> {
    return { [attribute]: message.typeOf(this.binding.TF_FLOAT) };
  }

  private enter(value: Value): string {
    if (value.from === "constant") return this.constant(value);
    if (value.from === "variable" && this.updates.isResident(value.variable)) {
      return this.updates.resident(value.variable);
    }
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
}

/** A constant of this many bytes or fewer is written once, however often JavaScript made it. */
const SMALL = 4096;

/** What two values that come in share when they are one node. */
function keyOf(value: Exclude<Value, { from: "operation" }>): unknown {
  switch (value.from) {
    case "variable":
      return `variable ${value.variable.id}`;
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
