import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Step } from "./steps.ts";

/** What became of a step. `output` is what it printed. */
export interface StepResult {
  name: string;
  passed: boolean;
  seconds: number;
  output: string;
}

/** Runs one step in the project's root. `hear` is told what it prints, as it prints it. */
export function runStep(
  root: string,
  { name, command: [program, ...args] }: Step,
  hear: (text: string) => void = () => {},
): Promise<StepResult> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [binary(root, program), ...args.map((arg) => (arg === "vitest" ? binary(root, arg) : arg))],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      hear(text);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ name, passed: code === 0, seconds: Math.round(performance.now() - start) / 1000, output }),
    );
  });
}

/** The file of a package's program, from the `bin` of its package.json. */
function binary(root: string, program: string): string {
  const packageName = program === "tsc" ? "typescript" : program;
  const manifest = createRequire(join(root, "package.json")).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: string | Record<string, string> };
  return join(dirname(manifest), typeof bin === "string" ? bin : bin[program]!);
}
