import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import { join } from "node:path";

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** File descriptors of two pipes. Reading and writing wait, as no stream of Node does: a call can be answered in place. */
export interface Pipes {
  /** Where this process reads what the other writes, and where it writes to it. */
  mine: { read: number; write: number };
  /** The other ends, for the other process; close them here when it has them. */
  its: { read: number; write: number };
}

/** Two named pipes in a folder of their own, opened anew for every process that is started: one after another. */
export class PipePair {
  private readonly paths: [there: string, back: string];

  constructor(folder: string) {
    this.paths = [join(folder, "there"), join(folder, "back")];
    execFileSync("mkfifo", ["-m", "600", ...this.paths]);
  }

  open(): Pipes {
    const [there, back] = this.paths.map(bothEnds) as [Ends, Ends];
    return { mine: { read: back.read, write: there.write }, its: { read: there.read, write: back.write } };
  }
}

interface Ends {
  read: number;
  write: number;
}

/** Opening an end waits for the other one, so the first is opened without waiting, and opened again as one that waits. */
function bothEnds(path: string): Ends {
  const first = openSync(path, O_RDONLY | O_NONBLOCK);
  const write = openSync(path, O_WRONLY);
  const read = openSync(path, O_RDONLY);
  closeSync(first);
  return { read, write };
}
