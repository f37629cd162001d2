import { Malformed } from "./bytes.ts";
import { DEEPEST } from "./tags.ts";

/** Stands for an object that is being measured: whoever meets it is inside of it. */
const UNFINISHED = -1;

/**
 * Throws Malformed where what some objects hold has no end, no bottom, or more than `most` values when each is written
 * out as often as it is met. A few arrays that hold one another twice are small on their way and endless to read.
 */
export function checkExtent(objects: readonly object[], most: number): void {
  const known = new Map<object, number>();
  for (const object of objects) extentOf(object, most, known, 0);
}

function extentOf(value: unknown, most: number, known: Map<object, number>, depth: number): number {
  if (value === null || typeof value !== "object") return 1;
  const found = known.get(value);
  if (found === UNFINISHED) throw new Malformed("a value that holds itself");
  if (found !== undefined) return found;
  if (depth > DEEPEST) throw new Malformed(`more than ${DEEPEST} levels`);
  known.set(value, UNFINISHED);
  let extent = 1;
  for (const part of partsOf(value)) {
    extent += extentOf(part, most, known, depth + 1);
    if (extent > most) throw new Malformed(`more than ${most} values when written out`);
  }
  known.set(value, extent);
  return extent;
}

/** Objects of a class stay where they are and hold nothing here. */
function partsOf(value: object): Iterable<unknown> {
  if (Array.isArray(value) || value instanceof Set) return value;
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype ? Object.values(value) : [];
}
