import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { closeSync, mkdtempSync, openSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LIMITS, sandboxCommand, type Limits } from "./command.ts";
import { seccompFilter, type Processor } from "./filter.ts";
import { librariesOf } from "./libraries.ts";

/** One process in the sandbox. */
export interface Inmate {
  /** Arguments of Node. */
  args: string[];
  /** The one folder that it sees; every user of the machine must be able to read it, and whoever has made it removes it. */
  folder: string;
  /** Its stdin, stdout and stderr. */
  stdio: [unknown, unknown, unknown];
  limits?: Partial<Limits>;
  /** Which of those that run side by side it is, from 0: each has a user of its own where root grades. */
  slot?: number;
}

/** Starts processes in the sandbox. */
export interface Cage {
  start(inmate: Inmate): ChildProcess;
  /** The users that its processes in a slot have; none where they have the grader's. */
  users(slot: number): number[];
}

/** Numbers that no distribution gives to users or services. */
export const FIRST_USER = 60_001;

/** After stdin, stdout and stderr. */
const FILTER = 3;

/** Prepares this machine. Throws where Node's libraries cannot be told. */
export function makeCage(): Cage {
  const node = realpathSync(process.execPath);
  const libraries = librariesOf(node);
  const program = seccompFilter(process.arch as Processor);
  const users = (slot: number) => (process.getuid!() === 0 ? [FIRST_USER + slot] : []);
  return {
    users,
    start({ args, folder, stdio, limits, slot = 0 }) {
      const [user = null] = users(slot);
      const settings = { folder, node, libraries, limits: { ...LIMITS, ...limits }, user, filter: FILTER };
      const [file, ...line] = sandboxCommand(args, settings);
      return withFileOf(program, (filter) =>
        // Only the path to the programs on the line: none of it is seen inside.
        spawn(file, line, { stdio: [...stdio, filter] as StdioOptions, env: { PATH: process.env.PATH } }),
      );
    },
  };
}

/** Hands bytes on as an open file that has no name any more. */
export function withFileOf<T>(bytes: Buffer, use: (descriptor: number) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "tamrin-filter-"));
  const path = join(folder, "filter");
  writeFileSync(path, bytes);
  const descriptor = openSync(path, "r");
  rmSync(folder, { recursive: true });
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
