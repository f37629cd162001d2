/** One number (or leaf) that differs, and where: `path` is `[2][3]`, `.bias[0]`, or empty for a bare number. */
export interface Cell {
  path: string;
  got: unknown;
  want: unknown;
}

/** How an answer differs from what is wanted. Shape is looked at before values. */
export interface Difference {
  kind: "shape" | "value";
  /** Largest absolute error allowed. */
  tolerance: number;
  /** The first cell that differs, in reading order. */
  first: Cell;
  /** The cell with the largest error; a NaN or a missing number counts as infinite. */
  worst: Cell;
  differing: number;
  total: number;
  /** The whole answers, as nested arrays and plain objects. */
  got: unknown;
  want: unknown;
}

/**
 * Compares nested arrays, typed arrays, tensors, plain objects and numbers.
 * `|got - want| <= tolerance` at every leaf; NaN equals nothing; a leaf that is no number must be identical.
 * Returns null where nothing differs.
 */
export function compare(got: unknown, want: unknown, tolerance: number): Difference | null {
  if (isNear(got, want, tolerance)) return null;
  const [answer, truth] = [plain(got), plain(want)];
  const [answerShape, truthShape] = [shapeOf(answer), shapeOf(truth)];
  if (answerShape !== truthShape) {
    const cell = { path: "", got: answerShape, want: truthShape };
    return { kind: "shape", tolerance, first: cell, worst: cell, differing: 1, total: 1, got: answer, want: truth };
  }
  const cells = [...leaves(answer, truth, "")];
  const wrong = cells.filter((cell) => !(errorOf(cell) <= tolerance));
  if (wrong.length === 0) return null;
  const worst = wrong.reduce((a, b) => (errorOf(b) > errorOf(a) ? b : a));
  const counts = { differing: wrong.length, total: cells.length };
  return { kind: "value", tolerance, first: wrong[0]!, worst, ...counts, got: answer, want: truth };
}

/** The quick answer for arrays and numbers that are right, which most are; false where it takes a closer look. */
function isNear(got: unknown, want: unknown, tolerance: number): boolean {
  if (typeof want === "number") return typeof got === "number" && (got === want || Math.abs(got - want) <= tolerance);
  if (!Array.isArray(want) || !Array.isArray(got) || got.length !== want.length) return false;
  return want.every((part, i) => isNear(got[i], part, tolerance));
}

/** Tensors and typed arrays as nested arrays; everything else as it is. */
export function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float64Array);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  if ("arraySync" in value && typeof value.arraySync === "function") return value.arraySync();
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/** `[7, 7]`, `{weights: [3, 2], bias: [2]}`, `number`; an array of unequal rows is named row by row. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.map(shapeOf);
    if (parts.length === 0) return "[0]";
    if (new Set(parts).size > 1) return `ragged [${abbreviate(parts)}]`;
    if (parts[0] === "number") return `[${value.length}]`;
    return parts[0]!.startsWith("[") ? `[${value.length}, ${parts[0]!.slice(1)}` : `[${value.length}] of ${parts[0]}`;
  }
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  return `{${Object.entries(value)
    .map(([key, part]) => `${key}: ${shapeOf(part)}`)
    .join(", ")}}`;
}

function abbreviate(parts: string[]): string {
  return parts.length > 6 ? `${parts.slice(0, 5).join(", ")}, … ${parts.length} in all` : parts.join(", ");
}

function* leaves(got: unknown, want: unknown, path: string): Generator<Cell> {
  if (Array.isArray(want)) {
    for (const [i, part] of want.entries()) yield* leaves((got as unknown[])[i], part, `${path}[${i}]`);
  } else if (want !== null && typeof want === "object") {
    for (const [key, part] of Object.entries(want)) {
      yield* leaves((got as Record<string, unknown>)[key], part, `${path}.${key}`);
    }
  } else {
    yield { path, got, want };
  }
}

function errorOf({ got, want }: Cell): number {
  if (Object.is(got, want) && !Number.isNaN(want)) return 0;
  if (typeof got !== "number" || typeof want !== "number") return got === want ? 0 : Infinity;
  if (got === want) return 0;
  const error = Math.abs(got - want);
  return Number.isNaN(error) ? Infinity : error;
}
