import { transformSync } from "esbuild";

/** The same lesson as another hand would have written it: `hand` from 0 to 3. It does the same. */
export function disguise(code: string, hand: number): string {
  if (hand === 0) return code;
  if (hand === 1) return `// My own work.\n${code.replaceAll("\n", "\r\n")}`;
  const options = { loader: "ts", format: "esm", target: "node20", charset: "utf8" } as const;
  // Types and comments go; then the names of what is not exported, too.
  return transformSync(code, { ...options, minifyIdentifiers: hand === 3 }).code;
}
