/** The formulas of a lesson: the lines in its docstrings that are nothing but backticked code. */
export function formulas(source: string): string[] {
  return [...source.matchAll(/^\s*\* `([^`]+)`$/gm)].map((match) => match[1]!);
}
