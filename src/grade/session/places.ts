import { originalPositionFor, sourceContentFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Place } from "../../run/verdict.ts";

/** What the compiler ends its code with where it keeps the places. */
const MAP = /\n\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/;

/** Finds places of a submission's own files by those in what they were compiled to. */
export class Places {
  private readonly maps = new Map<string, string>();

  /** The code of a lesson without its map, which is kept here. */
  add(id: string, code: string): string {
    const map = MAP.exec(code);
    if (!map) return code;
    this.maps.set(id, map[1]!);
    return code.slice(0, map.index);
  }

  /** `at` is `lesson:line:column`. Undefined where no line of a file was compiled to that place. */
  find(at: string): Place | undefined {
    const [id = "", line, column] = at.split(":");
    const encoded = this.maps.get(id);
    if (!encoded || !(Number(line) >= 1) || !(Number(column) >= 1)) return undefined;
    const map = new TraceMap(Buffer.from(encoded, "base64").toString());
    const found = originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
    if (found.source === null) return undefined;
    const text = sourceContentFor(map, found.source)?.split("\n")[found.line - 1];
    return { file: found.source, line: found.line, column: found.column + 1, text };
  }
}
