import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** File descriptors of two pipes. Reading and writing wait, as no stream of Node does: a call can be answered in place. */
export interface Pipes {
  /** Where this process reads what the other writes, and where it writes to it. */
  mine: { read: number; write: number };
  /** The other ends, for the other process; close them here when it has them. */
  its: { read: number; write: number };
}

/** So many are made at once: it takes a process of its own, and each submission needs two. */
const BATCH = 8;

const ready: Pipes[] = [];

/** Two pipes that nobody has used, which only these descriptors lead to: no other process can hold an end of them. */
export function openPipes(): Pipes {
  if (ready.length === 0) ready.push(...makePipes(BATCH));
  return ready.pop()!;
}

function makePipes(count: number): Pipes[] {
  const folder = mkdtempSync(join(tmpdir(), "tamrin-pipes-"));
  const paths = Array.from({ length: count }, (_, i) => [join(folder, `${i}-there`), join(folder, `${i}-back`)]);
  try {
    execFileSync("mkfifo", ["-m", "600", ...paths.flat()]);
    return paths.map((pair) => {
      const [there, back] = pair.map(bothEnds) as [Ends, Ends];
      return { mine: { read: back.read, write: there.write }, its: { read: there.read, write: back.write } };
    });
  } finally {
    rmSync(folder, { recursive: true });
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
