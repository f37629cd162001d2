import wrapAnsi from "wrap-ansi";

/** Text broken at `width` columns; what a line continues on is indented as the line itself. */
export function wrap(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, width))
    .join("\n");
}

function wrapLine(line: string, width: number): string {
  const indent = line.match(/^ */)![0];
  const rows = wrapAnsi(line.slice(indent.length), Math.max(20, width - indent.length), { hard: true, trim: false });
  return rows
    .split("\n")
    .map((row, i) => indent + (i === 0 ? row : row.trimStart()))
    .join("\n");
}
