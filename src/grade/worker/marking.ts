import type { TestResult } from "../../run/protocol.ts";
import { thrown } from "../../run/thrown.ts";
import type { Guest } from "../session/guest.ts";
import type { Patience, Watchdog } from "../session/watchdog.ts";
import type { TaskTests } from "../suite/suite.ts";
import type { Tensors } from "../tensors/tensors.ts";
import { bounded } from "./bounded.ts";
import type { Guests } from "./guests.ts";
import type { Setting, TaskLimits } from "./protocol.ts";
import { TimedOut } from "./timed-out.ts";

/** What a grading process has for all submissions. */
export interface Desk {
  setting: Setting;
  guests: Guests;
  watchdog: Watchdog;
  tensors: Tensors;
}

/** On a busy machine an honest lesson waits, too: ended by the clock alone, it is given so many times as long. */
const SECOND_TRY = 3;

/** The marking of one submission, task by task. `code`: its lessons as CommonJS, by id. */
export class Marking {
  private readonly desk: Desk;
  private readonly code: ReadonlyMap<string, string>;
  /** Milliseconds of the clock that `performance.now` reads. */
  private readonly until: number;
  private current?: { guest: Guest; memory: number };

  constructor(desk: Desk, code: ReadonlyMap<string, string>) {
    this.desk = desk;
    this.code = code;
    this.until = performance.now() + desk.setting.patience * 1000;
  }

  /** A result for each test of the task. */
  async task(tests: TaskTests, seed?: readonly number[]): Promise<TestResult[]> {
    const limits = this.desk.setting.limits[tests.id]!;
    const first = await this.attempt(tests, limits, seed);
    const waited = first.endedBy === "clock" && performance.now() < this.until;
    const { results } = waited ? await this.attempt(tests, { ...limits, wall: SECOND_TRY * limits.wall }, seed) : first;
    return results.map(bounded);
  }

  stop(): void {
    this.current?.guest.stop();
  }

  private async attempt(tests: TaskTests, limits: TaskLimits, seed?: readonly number[]) {
    const left = this.until - performance.now();
    if (left <= 0) return { results: this.tooLate(tests), endedBy: null };
    const { watchdog, tensors } = this.desk;
    const patience = { wall: Math.min(limits.wall * 1000, left), cpu: limits.cpu * 1000 };
    const { session } = this.guestWith(limits.memory, patience);
    const results = await tests.run(session, seed);
    session.finish();
    tensors.clear();
    const endedBy = watchdog.release();
    return { results: endedBy ? results.map((result) => timedOut(result, limits)) : results, endedBy };
  }

  /** From now on it is guarded. A task whose process died takes no other task with it. */
  private guestWith(memory: number, patience: Patience): Guest {
    const { current, desk } = this;
    const isGood = current && !current.guest.session.over && current.memory === memory;
    if (!isGood) current?.guest.stop();
    const guest = isGood ? current.guest : desk.guests.take(memory);
    desk.watchdog.guard(guest.process, patience);
    if (!isGood) guest.session.load(this.code);
    this.current = { guest, memory };
    return guest;
  }

  private tooLate({ names }: TaskTests): TestResult[] {
    const { patience } = this.desk.setting;
    const error = thrown(new TimedOut({ cpu: patience, wall: patience }));
    return names.map((name) => ({ name, error }));
  }
}

function timedOut(result: TestResult, limits: TaskLimits): TestResult {
  return result.error?.name === "Ended" ? { ...result, error: thrown(new TimedOut(limits)) } : result;
}
