/** Numbers and data as a person reads them: short, never wrong. */

/** A number with 6 significant digits, or with all of them where 6 would hide the difference. */
export function showNumbers(got: unknown, want: unknown): [string, string] {
  const short = [showNumber(got), showNumber(want)] as [string, string];
  return short[0] === short[1] ? [String(got), String(want)] : short;
}

/** A number with 6 significant digits; what is no number as it is. */
export function showNumber(value: unknown): string {
  if (typeof value !== "number") return String(value);
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

/** Data on one line of at most `width` characters; what does not fit is left out at the end. */
export function showData(value: unknown, width: number): string {
  const text = write(value);
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  if (value === null || typeof value !== "object") return typeof value === "string" ? value : showNumber(value);
  return `{${Object.entries(value)
    .map(([key, part]) => `${key}: ${write(part)}`)
    .join(", ")}}`;
}
