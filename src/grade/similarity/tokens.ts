import { runInNewContext } from "node:vm";
import { parse, type Node } from "acorn";

/** Code as what it does: the kinds of its syntax nodes, the outer before the inner, without the imports. */
export interface Tokens {
  kinds: string[];
  /** Where each node begins, in characters. */
  starts: number[];
}

/** Globals of the language itself: a student cannot rename them. */
const GLOBALS = new Set(runInNewContext("Object.getOwnPropertyNames(globalThis)") as string[]);

/** The tokens of JavaScript; undefined where it does not parse, or is nested too deep. */
export function tokensOf(code: string): Tokens | undefined {
  const tokens: Tokens = { kinds: [], starts: [] };
  try {
    for (const statement of parse(code, { ecmaVersion: "latest", sourceType: "module" }).body) {
      if (statement.type !== "ImportDeclaration") visit(statement as unknown as Fields, tokens);
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
  return tokens;
}

/** A node of any type. */
type Fields = Node & Record<string, unknown>;

function visit(node: Fields, tokens: Tokens): void {
  tokens.kinds.push(kindOf(node));
  tokens.starts.push(node.start);
  for (const key in node) {
    const held = node[key];
    if (Array.isArray(held)) {
      for (const part of held) if (isNode(part)) visit(part, tokens);
    } else if (isNode(held)) visit(held, tokens);
  }
}

function isNode(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/**
 * Names that a student chose are all one, and so are texts; the language's own names (`Math`), methods that are called
 * (`map`), operators and numbers stay.
 */
function kindOf(node: Fields): string {
  switch (node.type) {
    case "Identifier":
      return GLOBALS.has(node.name as string) ? (node.name as string) : "name";
    case "Literal":
      return typeof node.value === "string" ? "text" : String(node.value);
    case "CallExpression":
      return `call ${methodOf(node.callee as Fields)}`;
    default:
      return "operator" in node ? `${node.type} ${String(node.operator)}` : node.type;
  }
}

function methodOf({ type, computed, property }: Fields): string {
  return type === "MemberExpression" && !computed ? String((property as Fields).name) : "";
}
