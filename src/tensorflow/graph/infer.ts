import { createRequire } from "node:module";
import type { Attribute } from "./binding.ts";
import * as message from "./messages.ts";
import { Uncompilable, type Value } from "./recording.ts";
import * as words from "./words.ts";

interface Definition {
  /** Of each argument the attribute that holds its type, its number, or its list of types; "" where there is none. */
  inputs: [type: string, number: string, types: string][];
  required: string[];
}

const { operations: definitions } = createRequire(import.meta.url)("./op-defs.json") as {
  operations: Record<string, Definition>;
};

/** The attributes that an eager operation takes from its inputs, and a node has to name. Throws Uncompilable. */
export function inferred(name: string, inputs: Value[], given: Attribute[]): Record<string, message.Attribute> {
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
