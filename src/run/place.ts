import { readFileSync } from "node:fs";
import { join } from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Place } from "./verdict.ts";

/** The first frame of a stack that lies in a lesson, else in a test; undefined where neither does. */
export function placeOf(stack: string, map: string, root: string): Place | undefined {
  const trace = new TraceMap(map);
  const frames = [...stack.matchAll(/task\.cjs:(\d+):(\d+)/g)].map(([, line, column]) =>
    originalPositionFor(trace, { line: Number(line), column: Number(column) - 1 }),
  );
  const inside = (folders: RegExp) => frames.find(({ source }) => source !== null && folders.test(source));
  const frame = inside(/^(exercises|solutions)\//) ?? inside(/^tests\//);
  if (!frame?.source) return undefined;
  const text = readFileSync(join(root, frame.source), "utf8").split("\n")[frame.line - 1];
  return { file: frame.source, line: frame.line, column: frame.column + 1, text };
}
