import { Worker } from "node:worker_threads";

/** How often it looks, in milliseconds. */
const INTERVAL = 20;

// The places of what both threads see: the process to kill (0: none), when (nanoseconds of the clock that never jumps),
// and after how much processor time (milliseconds).
const [PROCESS, DEADLINE, WORK] = [0, 1, 2];

// What stands in the place of a process that was killed.
const [BY_CLOCK, BY_WORK] = [-1n, -2n];

/** What a process may take until it is killed, in milliseconds: of the clock, and of processors with all that it started. */
export interface Patience {
  wall: number;
  cpu: number;
}

/**
 * Kills a process that keeps this thread waiting for too long. The thread that waits for an answer cannot look at a
 * clock; another one does.
 */
export class Watchdog {
  private readonly seen = new BigInt64Array(new SharedArrayBuffer(3 * BigInt64Array.BYTES_PER_ELEMENT));
  private readonly thread: Worker;

  constructor() {
    this.thread = new Worker(watch, {
      eval: true,
      // It needs no loader, and must not wait for this thread to start one.
      execArgv: [],
      workerData: { seen: this.seen, INTERVAL, PROCESS, DEADLINE, WORK, BY_CLOCK, BY_WORK },
    });
    this.thread.unref();
  }

  /** The process of this number is killed unless `release` comes in time. */
  guard(number: number, { wall, cpu }: Patience): void {
    Atomics.store(this.seen, DEADLINE, process.hrtime.bigint() + BigInt(Math.round(wall * 1e6)));
    Atomics.store(this.seen, WORK, BigInt(Math.round(cpu)));
    Atomics.store(this.seen, PROCESS, BigInt(number));
  }

  /** What it was killed for: the clock, or the processor time it used; null where it was not killed. */
  release(): "clock" | "work" | null {
    const found = Atomics.exchange(this.seen, PROCESS, 0n);
    if (found > 0n) return null;
    return found === BY_CLOCK ? "clock" : "work";
  }

  stop(): void {
    void this.thread.terminate();
  }
}

/** The other thread, in JavaScript: it starts from this text on every machine. */
const watch = `
  const { readFileSync } = require("node:fs");
  const { seen, INTERVAL, PROCESS, DEADLINE, WORK, BY_CLOCK, BY_WORK } = require("node:worker_threads").workerData;
  const clock = new Int32Array(new SharedArrayBuffer(4));

  // Processor time is read less often than the clock: it takes some files.
  const EVERY = 5;
  // Linux counts it in hundredths of a second.
  const TICK = 10;
  let guarded = { deadline: 0n, looks: 0, before: 0 };

  for (;;) {
    Atomics.wait(clock, 0, 0, INTERVAL);
    const watched = Atomics.load(seen, PROCESS);
    const why = watched > 0n ? over(Number(watched), Atomics.load(seen, DEADLINE)) : null;
    // Whoever takes the number out decides: released in time, or killed.
    if (why === null || Atomics.compareExchange(seen, PROCESS, watched, why) !== watched) continue;
    try {
      process.kill(Number(watched), "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }

  function over(watched, deadline) {
    if (deadline !== guarded.deadline) guarded = { deadline, looks: 0, before: workOf(watched) };
    if (process.hrtime.bigint() >= deadline) return BY_CLOCK;
    guarded.looks += 1;
    if (guarded.looks % EVERY !== 0) return null;
    return workOf(watched) - guarded.before >= Number(Atomics.load(seen, WORK)) ? BY_WORK : null;
  }

  // Milliseconds of a process and all that came of it.
  function workOf(number) {
    try {
      const fields = readFileSync("/proc/" + number + "/stat", "latin1").replace(/^.*\\) /s, "").split(" ");
      const children = readFileSync("/proc/" + number + "/task/" + number + "/children", "latin1").trim();
      const own = (Number(fields[11]) + Number(fields[12])) * TICK;
      return children.split(" ").filter(Boolean).reduce((sum, child) => sum + workOf(child), own);
    } catch {
      return 0;
    }
  }
`;
