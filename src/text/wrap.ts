import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** Text broken at `width` columns; what a line continues on is indented as the line itself. Colours go on too. */
export function wrap(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => (stringWidth(line) > width ? wrapLine(line, width) : line))
    .join("\n");
}

function wrapLine(line: string, width: number): string {
  const indent = line.match(/^ */)![0];
  const rows = wrapAnsi(line.slice(indent.length), Math.max(20, width - indent.length), { hard: true });
  return rows
    .split("\n")
    .map((row) => indent + row)
    .join("\n");
}
