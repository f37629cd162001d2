import type { TaskLimits } from "./protocol.ts";

/** A lesson that was ended because it took too long. */
export class TimedOut extends Error {
  override name = "TimedOut";

  constructor({ cpu, wall }: Pick<TaskLimits, "cpu" | "wall">) {
    super(`no answer within ${cpu} s of processor time or ${wall} s of the clock`);
  }
}
