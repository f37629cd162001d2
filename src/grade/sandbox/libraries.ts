import { execFileSync } from "node:child_process";

/** The files that a program is linked with, its loader among them, by absolute path. Throws where `ldd` cannot tell. */
export function librariesOf(program: string): string[] {
  const lines = execFileSync("ldd", [program], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => /(?:^\s*|=> )(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}
