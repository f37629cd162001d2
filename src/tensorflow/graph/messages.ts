import { createRequire } from "node:module";
import type { Attribute as Given, Binding, Numbers } from "./binding.ts";

// TensorFlow's messages, by way of the classes that @tensorflow/tfjs-node ships and does not declare.

/** A message of google-protobuf: setters by field name. */
type Message = Record<string, (value: unknown) => unknown> & {
  getAttrMap(): Map<string, Message>;
  serializeBinary(): Uint8Array;
};
type Messages = Record<string, new () => Message> & { AttrValue: { ListValue: new () => Message } };

const require = createRequire(import.meta.url);
const messages = require("@tensorflow/tfjs-node/dist/proto/api_pb") as Messages;

export type Node = Message;
export type Attribute = Message;

/** A node of a graph; `inputs` are names of nodes, `name:1` for a second output. */
export function node(name: string, operation: string, inputs: string[], attributes: Record<string, Message>): Node {
  const made = make("NodeDef", { Name: name, Op: operation, InputList: inputs });
  const map = made.getAttrMap();
  for (const [key, value] of Object.entries(attributes)) map.set(key, value);
  return made;
}

// Attributes

export const typeOf = (dtype: number) => make("AttrValue", { Type: dtype });
export const numberOf = (value: number) => make("AttrValue", { I: value });
export const textOf = (value: string) => make("AttrValue", { S: Buffer.from(value) });
export const flagOf = (value: boolean) => make("AttrValue", { B: value });
export const shapeOf = (sides: number[]) => make("AttrValue", { Shape: shape(sides) });
export const typesOf = (dtypes: number[]) => list("TypeList", dtypes);

/** Numbers as they are; one number for the whole shape where they are all alike. */
export function tensorOf(dtype: number, sides: number[], data: Numbers, { TF_FLOAT }: Binding): Message {
  const alike = dtype === TF_FLOAT && data.length > 1 && data.every((value) => Object.is(value, data[0]));
  const content = alike ? { FloatValList: [data[0]] } : { TensorContent: bytesOf(data) };
  return make("AttrValue", { Tensor: make("Tensor", { Dtype: dtype, TensorShape: shape(sides), ...content }) });
}

/** An attribute as an eager operation was given it. */
export function attributeOf({ name, type, value }: Given, binding: Binding): Message {
  const several = Array.isArray(value);
  switch (type) {
    case binding.TF_ATTR_STRING:
      return textOf(value as string);
    case binding.TF_ATTR_INT:
      return several ? list("IList", value) : numberOf(value as number);
    case binding.TF_ATTR_FLOAT:
      return several ? list("FList", value) : make("AttrValue", { F: value });
    case binding.TF_ATTR_BOOL:
      return several ? list("BList", value) : flagOf(value as boolean);
    case binding.TF_ATTR_TYPE:
      return typeOf(value as number);
    case binding.TF_ATTR_SHAPE:
      return shapeOf(value as number[]);
    default:
      throw new TypeError(`the attribute ${name} is of a type that no graph has: ${type}`);
  }
}

/** A model of one graph, as the bytes of saved_model.pb, under the tag "serve". */
export function savedModel(nodes: Node[]): Uint8Array {
  // Graphs of this version name their operations as TensorFlow 2 does; anything from version 12 on can read them.
  const versions = make("VersionDef", { Producer: 1500, MinConsumer: 12 });
  const graph = make("GraphDef", { NodeList: nodes, Versions: versions });
  const meta = new (messages.MetaGraphDef as unknown as { MetaInfoDef: new () => Message }).MetaInfoDef();
  meta.setTagsList!(["serve"]);
  const metaGraph = make("MetaGraphDef", { MetaInfoDef: meta, GraphDef: graph });
  return make("SavedModel", { SavedModelSchemaVersion: 1, MetaGraphsList: [metaGraph] }).serializeBinary();
}

function shape(sides: number[]): Message {
  const dims = sides.map((size) => {
    const dim = new (messages.TensorShape as unknown as { Dim: new () => Message }).Dim();
    dim.setSize!(size);
    return dim;
  });
  return make("TensorShape", { DimList: dims });
}

function list(field: string, values: unknown): Message {
  const made = new messages.AttrValue.ListValue();
  made[`set${field}`]!(values);
  return make("AttrValue", { List: made });
}

function make(kind: string, fields: Record<string, unknown>): Message {
  const made = new messages[kind]!();
  for (const [field, value] of Object.entries(fields)) made[`set${field}`]!(value);
  return made;
}

function bytesOf({ buffer, byteOffset, byteLength }: Numbers): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
