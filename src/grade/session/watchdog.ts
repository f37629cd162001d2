import { Worker } from "node:worker_threads";

/** How often it looks, in milliseconds. */
const INTERVAL = 20;

// The places of what both threads see: the process to kill (0: none), and in milliseconds since 1970 when.
const [PROCESS, DEADLINE] = [0, 1];

/**
 * Kills a process that keeps this thread waiting for too long. The thread that waits for an answer cannot look at a
 * clock; another one does.
 */
export class Watchdog {
  private readonly seen = new BigInt64Array(new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT));
  private readonly thread: Worker;

  constructor() {
    this.thread = new Worker(watch, { eval: true, workerData: { seen: this.seen, INTERVAL, PROCESS, DEADLINE } });
    this.thread.unref();
  }

  /** The process of this number is killed unless `release` comes within so many milliseconds. */
  guard(process: number, milliseconds: number): void {
    Atomics.store(this.seen, DEADLINE, BigInt(Date.now() + milliseconds));
    Atomics.store(this.seen, PROCESS, BigInt(process));
  }

  /** Whether it has not been killed. */
  release(): boolean {
    return Atomics.exchange(this.seen, PROCESS, 0n) !== 0n;
  }

  stop(): void {
    void this.thread.terminate();
  }
}

/** The other thread, in JavaScript: it starts from this text on every machine. */
const watch = `
  const { seen, INTERVAL, PROCESS, DEADLINE } = require("node:worker_threads").workerData;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    Atomics.wait(clock, 0, 0, INTERVAL);
    const watched = Atomics.load(seen, PROCESS);
    if (watched === 0n || Date.now() < Number(Atomics.load(seen, DEADLINE))) continue;
    // Whoever takes the number out decides: released in time, or killed.
    if (Atomics.compareExchange(seen, PROCESS, watched, 0n) !== watched) continue;
    try {
      process.kill(Number(watched), "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
`;
