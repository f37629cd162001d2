import { createRequire } from "node:module";
import type { Attribute, Binding } from "./binding.ts";
import * as message from "./messages.ts";
import { Uncompilable, type Operation, type Recording, type Value } from "./recording.ts";
import { rewrite } from "./rewrite.ts";
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
  const nodes: message.Node[] = [];
  const feeds: Graph["feeds"] = [];
  const names = new Map<unknown, string>();

  const add = (kind: string, inputs: string[], attributes: Record<string, message.Attribute>) => {
    const name = `${kind}_${nodes.length}`;
    nodes.push(message.node(name, kind, inputs, attributes));
    return name;
  };
  const enter = (value: Value) => {
    if (value.from === "constant") return constant(value);
    const shape = message.shapeOf(value.shape);
    const node = add("Placeholder", [], { dtype: message.typeOf(value.dtype), shape });
    feeds.push({ value, node });
    return node;
  };
  const constant = ({ shape, dtype, data }: Value & { from: "constant" }) => {
    if (dtype === binding.TF_STRING) throw new Uncompilable(words.unknownOperation("Const", "a string"));
    const value = message.tensorOf(dtype, shape, data, binding);
    return add("Const", [], { dtype: message.typeOf(dtype), value });
  };
  const nameOf = (value: Value): string => {
    const key = keyOf(value);
    if (!names.has(key)) names.set(key, enter(value));
    const name = names.get(key)!;
    return value.from === "operation" && value.output > 0 ? `${name}:${value.output}` : name;
  };

  for (const operation of needed(recording)) {
    const { name, inputs, attributes } = rewrite(operation, binding);
    const given = attributes.map((attribute) => [attribute.name, message.attributeOf(attribute, binding)] as const);
    const all = { ...Object.fromEntries(given), ...inferred(name, inputs, attributes) };
    names.set(operation, add(name, inputs.map(nameOf), all));
  }
  // What comes out has a node of its own: it may be an input, a constant, or the same as another.
  const answers = endsOf(recording).map((value) =>
    add("Identity", [nameOf(value)], { T: message.typeOf(value.dtype) }),
  );
  return { bytes: message.savedModel(nodes), nodes: nodes.length, feeds, answers };
}

/** Where a recording leads: its outputs, then what each variable becomes. */
export function endsOf({ outputs, writes }: Recording): Value[] {
  return [...Object.values(outputs), ...writes.map(({ value }) => value)];
}

/** The operations that the ends stand on, in the order in which they ran. */
function needed(recording: Recording): Operation[] {
  const found = new Set<Operation>();
  const open = endsOf(recording);
  for (let value = open.pop(); value; value = open.pop()) {
    if (value.from !== "operation" || found.has(value.operation)) continue;
    found.add(value.operation);
    open.push(...value.operation.inputs);
  }
  return recording.operations.filter((operation) => found.has(operation));
}

/** A constant of this many bytes or fewer is written once, however often JavaScript made it. */
const SMALL = 4096;

/** What two values share when they are one node. */
function keyOf(value: Value): unknown {
  switch (value.from) {
    case "operation":
      return value.operation;
    case "variable":
      return value.variable;
    case "outside":
      return value.dataId;
    case "input":
      return value.name;
    case "constant": {
      const { dtype, shape, data } = value;
      if (data.byteLength > SMALL) return data;
      return `${dtype} ${shape} ${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("latin1")}`;
    }
  }
}

interface Definition {
  /** Of each argument the attribute that holds its type, its number, or its list of types; "" where there is none. */
  inputs: [type: string, number: string, types: string][];
  required: string[];
}

const { operations: definitions } = createRequire(import.meta.url)("./op-defs.json") as {
  operations: Record<string, Definition>;
};

/** The attributes that an eager operation takes from its inputs, and a node has to name. */
function inferred(name: string, inputs: Value[], given: Attribute[]): Record<string, message.Attribute> {
  const definition = definitions[name];
  if (!definition) throw new Uncompilable(words.unknownOperation(name, "a definition"));
  const missing = new Set(definition.required.filter((attribute) => given.every((known) => known.name !== attribute)));
  const single = definition.inputs.filter(([, number, types]) => !number && !types).length;
  const found: Record<string, message.Attribute> = {};
  const tell = (attribute: string, value: () => message.Attribute) => {
    if (missing.delete(attribute)) found[attribute] = value();
  };
  let at = 0;
  for (const [type, number, types] of definition.inputs) {
    // No operation here has two arguments of several tensors: what the others leave belongs to this one.
    const count = number || types ? inputs.length - single : 1;
    const argument = inputs.slice(at, (at += count));
    tell(type, () => message.typeOf(argument[0]!.dtype));
    tell(number, () => message.numberOf(count));
    tell(types, () => message.typesOf(argument.map(({ dtype }) => dtype)));
  }
  if (missing.size > 0) throw new Uncompilable(words.unknownOperation(name, [...missing].join(", ")));
  return found;
}
