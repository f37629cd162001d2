import { spawn } from "node:child_process";

/** How a program ended. `missing`: it could not be started at all. */
export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
  missing: boolean;
}

export interface SpawnOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Called with each whole line of stdout as it comes. */
  onLine?(line: string): void;
  /** Text for the program's stdin. */
  input?: string;
  /** Milliseconds after which it is killed. */
  timeout?: number;
}

/** Runs a program to its end. Never rejects: how it ended is the answer. */
export function runProgram(command: string, args: string[], options: SpawnOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const { env = process.env, cwd, onLine, input, timeout } = options;
    const child = spawn(command, args, { env, cwd, timeout, stdio: [input ? "pipe" : "ignore", "pipe", "pipe"] });
    let [out, err, rest] = ["", "", ""];
    child.stdout!.setEncoding("utf8").on("data", (part: string) => {
      out += part;
      const lines = (rest + part).split("\n");
      rest = lines.pop()!;
      for (const line of lines) onLine?.(line);
    });
    child.stderr!.setEncoding("utf8").on("data", (part: string) => (err += part));
    // A program that stops before it has read everything is judged by its status, not by the broken pipe.
    child.stdin?.on("error", () => {}).end(input);
    child.on("error", () => resolve({ status: null, signal: null, out, err, missing: true }));
    child.on("close", (status, signal) => resolve({ status, signal, out, err, missing: false }));
  });
}

/** The environment for a child that runs Node: extra certificates would cost it 45 ms. */
export function leanEnv(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _slow, ...rest } = env;
  return rest;
}
