import type { Paper, Seat, Setting, TaskResult } from "../worker/protocol.ts";
import { NotPrepared, startGrader, type Grader } from "../worker/worker.ts";
import type { Driver, Marked } from "./driver.ts";

/** A process is replaced after a submission that left it with more bytes. */
const LARGE = 1.5 * 2 ** 30;

/** How often a paper is tried on a process that dies over it. */
const TRIES = 2;

/** Seconds beyond a submission's own after which its process is taken for stuck. */
const GRACE = 60;

/** Runs the tests in so many processes of this machine, which start when they are needed. */
export function localDriver(setting: Setting, width: number): Driver {
  const lanes = Array.from({ length: width }, (_, slot) => new Lane(setting, { slot, pinned: width > 1 }));
  const idle = [...lanes];
  const waiting: ((lane: Lane) => void)[] = [];
  const leave = (lane: Lane) => {
    const next = waiting.shift();
    if (next) next(lane);
    else idle.push(lane);
  };
  return {
    width,
    async grade(paper) {
      const lane = idle.pop() ?? (await new Promise<Lane>((resolve) => waiting.push(resolve)));
      try {
        return await lane.grade(paper);
      } finally {
        leave(lane);
      }
    },
    async stop() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

/** One process after another. */
class Lane {
  private readonly setting: Setting;
  private readonly seat: Seat;
  private current?: Promise<Grader>;
  private closed = false;

  constructor(setting: Setting, seat: Seat) {
    this.setting = setting;
    this.seat = seat;
  }

  /** Rejects where no process can be prepared: that would be so for every paper. */
  async grade(paper: Paper): Promise<Marked> {
    let fault = "the grading processes were stopped";
    for (let tries = 0; tries < TRIES && !this.closed; tries++) {
      try {
        const grader = await (this.current ??= startGrader(this.setting, this.seat.slot, this.seat.pinned));
        const tasks = await this.inTime(grader, paper);
        if (grader.memory() > LARGE) await this.end();
        return { tasks };
      } catch (error) {
        if (error instanceof NotPrepared) throw error;
        fault = (error as Error).message;
        await this.end();
      }
    }
    return { fault };
  }

  /** For good. */
  close(): Promise<void> {
    this.closed = true;
    return this.end();
  }

  /** The next paper has another process. */
  private async end(): Promise<void> {
    const [grader] = [this.current];
    this.current = undefined;
    await grader?.then(
      ({ stop }) => stop(),
      () => {},
    );
  }

  private async inTime(grader: Grader, paper: Paper): Promise<TaskResult[]> {
    const stuck = setTimeout(() => grader.stop(), (this.setting.patience + GRACE) * 1000);
    try {
      return await grader.grade(paper);
    } finally {
      clearTimeout(stuck);
    }
  }
}
