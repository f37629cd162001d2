import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
} from "node:fs";
import { spawn, type StdioOptions } from "node:child_process";
import { dirname, join } from "node:path";
import { FIRST_USER, withFileOf, type Cage } from "./cage.ts";
import { LIMITS, limited, timed, type Limits } from "./command.ts";
import { seccompFilter, type Processor } from "./filter.ts";
import { librariesOf } from "./libraries.ts";

/**
 * Users that take turns within a slot: a process may signal those of its own user, so the one that is ready for the next
 * task, and those that are just being ended, have another.
 */
const TURNS = 4;

/** The root of all files for those in a jail, in their folder: it goes when the folder goes. */
const ROOT = ".jail";

/** The system call `prctl`. */
const PRCTL = { x64: 157, arm64: 167 };

const CONFINE = join(import.meta.dirname, "confine.pl");

/**
 * For containers, where root has no namespaces to give: a folder as the root of all files, a user without rights, no new
 * privileges, and the filter of system calls, which leaves no network and no further processes. Other than in bubblewrap
 * the process is in one space of process numbers with the others, whom it may not signal. Throws unless root asks.
 */
export function makeJail(): Cage {
  if (process.getuid!() !== 0) throw new Error("only root can give a process another root folder");
  const node = realpathSync(process.execPath);
  const libraries = librariesOf(node);
  const program = seccompFilter(process.arch as Processor);
  const users = (slot: number) => Array.from({ length: TURNS }, (_, turn) => FIRST_USER + TURNS * slot + turn);
  let started = 0;
  return {
    users,
    start({ args, folder, stdio, limits, slot = 0 }) {
      const root = join(folder, ROOT);
      if (!existsSync(root)) makeRoot(root, folder, node, libraries);
      const user = users(slot)[started++ % TURNS]!;
      const inside = { root, user, limits: { ...LIMITS, ...limits } };
      const [file, ...line] = jailCommand(args, inside);
      return withFileOf(program, (filter) =>
        spawn(file, line, { stdio: [...stdio, filter] as StdioOptions, env: { PATH: process.env.PATH } }),
      );
    },
  };
}

interface Jail {
  /** What it has for `/`. */
  root: string;
  user: number;
  limits: Limits;
}

/** The command line that runs Node in a jail. Every program on it replaces the one before, but for `timeout`. */
export function jailCommand(args: string[], { root, user, limits }: Jail): [file: string, ...args: string[]] {
  const prctl = PRCTL[process.arch as Processor];
  const confined = ["perl", CONFINE, `${prctl}`, `${user}`, root, "/bin/node", ...args];
  return [...timed(limits, null), ...limited(limits, user), ...confined] as [string, ...string[]];
}

/**
 * Node, its libraries and a copy of `folder` as `/work`; root's, so that nobody in it can write. It has its name when it
 * is whole: a disk that is full leaves none.
 */
function makeRoot(whole: string, folder: string, node: string, libraries: string[]): void {
  const root = mkdtempSync(`${whole}-`);
  place(node, join(root, "bin/node"));
  for (const path of libraries) place(realpathSync(path), join(root, path));
  mkdirSync(join(root, "work"));
  for (const name of readdirSync(folder).filter((each) => !each.startsWith(ROOT))) {
    cpSync(join(folder, name), join(root, "work", name), { recursive: true });
  }
  mkdirSync(join(root, "tmp"));
  for (const path of ["", "work"]) chmodSync(join(root, path), 0o755);
  renameSync(root, whole);
}

/** A second name for the file, or a copy where that cannot be. */
function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
