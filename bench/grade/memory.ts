import { readdirSync, readFileSync } from "node:fs";

/** Bytes that one process held at the most, by what it does. */
export interface Peaks {
  /** The trusted process that runs the tests. */
  worker: number;
  /** The process that holds a submission's lessons. */
  guest: number;
}

/** How often processes are looked at, in milliseconds. */
const INTERVAL = 100;

/** Watches the processes below this one until `stop`, which tells the largest of each kind. Linux only. */
export function watchMemory(): { stop(): Peaks } {
  const peaks: Peaks = { worker: 0, guest: 0 };
  const look = () => {
    for (const process of descendants(globalThis.process.pid)) {
      const kind = kindOf(process);
      if (kind) peaks[kind] = Math.max(peaks[kind], peakOf(process));
    }
  };
  const timer = setInterval(look, INTERVAL);
  return {
    stop() {
      clearInterval(timer);
      look();
      return peaks;
    },
  };
}

function descendants(parent: number): number[] {
  const children = childrenOf(parent);
  return [...children, ...children.flatMap(descendants)];
}

/** A process may end while it is looked at: then it has none. */
function childrenOf(process: number): number[] {
  const threads = orElse<string[]>([], () => readdirSync(`/proc/${process}/task`));
  const lists = threads.map((thread) => textOf(`/proc/${process}/task/${thread}/children`));
  return lists.flatMap((list) => list.split(" ").filter(Boolean).map(Number));
}

function kindOf(process: number): keyof Peaks | undefined {
  const line = textOf(`/proc/${process}/cmdline`);
  if (line.includes("worker/main.ts")) return "worker";
  return /^[^\0]*node\0/.test(line) && line.includes("host.cjs") ? "guest" : undefined;
}

function peakOf(process: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(textOf(`/proc/${process}/status`))?.[1] ?? 0) * 1024;
}

const textOf = (path: string) => orElse("", () => readFileSync(path, "utf8"));

function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
