import { spawn, type StdioOptions } from "node:child_process";
import { makeCage, type Cage } from "./cage.ts";
import { makeJail } from "./jail.ts";

/**
 * How submissions are kept apart from the machine that grades them. `jail`: another root folder and user and a filter of
 * system calls, for containers that have no namespaces to give; see `jail.ts`. `none`: they can do whatever the
 * grader's user can.
 */
export type Isolation = "bubblewrap" | "jail" | "none";

/** What shuts something in. */
export type Shut = Exclude<Isolation, "none">;

/** The best first. */
export const CAGES: Record<Shut, () => Cage> = { bubblewrap: makeCage, jail: makeJail };

/** Shuts nothing in. */
const uncaged: Cage = {
  users: () => [],
  start: ({ args, folder, stdio }) => spawn(process.execPath, args, { cwd: folder, stdio: stdio as StdioOptions }),
};

/** What keeps submissions apart in this way. Throws where it cannot on this machine. */
export function cageFor(isolation: Isolation): Cage {
  return isolation === "none" ? uncaged : CAGES[isolation]();
}
