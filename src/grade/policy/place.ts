import { isAlias, isMap, isNode, isSeq, type Document, type LineCounter, type Node, type Pair } from "yaml";

export interface Place {
  line: number;
  column: number;
}

type Path = readonly PropertyKey[];

/**
 * Where the value at `path` stands in the document, or with `key` the last key of the path: line and column from 1.
 * Where there is nothing at the path, the nearest thing around it.
 */
export function placeOf(document: Document, lines: LineCounter, path: Path, key = false): Place {
  const offset = find(document, path, key)?.range?.[0] ?? 0;
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function find(document: Document, path: Path, key: boolean): Node | null {
  let node: Node | null = document.contents;
  for (const [i, step] of path.entries()) {
    const holder: Node | null | undefined = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(holder) ? holder.items.find((each) => keyOf(each) === step) : undefined;
    const last = i === path.length - 1;
    const next = pair ? (last && key ? pair.key : pair.value) : isSeq(holder) ? holder.items[Number(step)] : undefined;
    if (!isNode(next)) return node;
    node = next;
  }
  return node;
}

function keyOf({ key }: Pair): string {
  return isNode(key) ? String(key.toJSON()) : String(key);
}
