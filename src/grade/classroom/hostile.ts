/** What a hostile lesson does. Each is bounded itself, and none does harm where it runs without limits. */
export const DEEDS = {
  loop: "for (const until = Date.now() + 60_000; Date.now() < until;);",
  exit: "process.exit(0);",
  abort: "process.abort();",
  memory: "const held = []; for (let i = 0; i < 2_000; i++) held.push(new Array(131_072).fill(i)); throw held.length;",
  forged: "return { asymmetricMatch: () => true, valueOf: () => 1, length: 1, 0: 1 };",
  flood: 'for (let i = 0; i < 20_000; i++) process.stdout.write("passed ".repeat(100)); throw new Error("flooded");',
  poison: "Object.is = () => true; Array.prototype.every = () => true; Math.abs = () => 0; return arguments[0];",
} as const;

export type Deed = keyof typeof DEEDS;

/** The lesson with the deed as the first thing that each exported function does. */
export function hostile(code: string, deed: Deed): string {
  const names = [...code.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(([, name]) => name!);
  return `${names.map((name) => `export function ${name}() { ${DEEDS[deed]} }`).join("\n")}\n`;
}
