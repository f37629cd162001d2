/** A lesson that was ended because it took too long. */
export class TimedOut extends Error {
  override name = "TimedOut";

  constructor(seconds: number) {
    super(`no answer within ${seconds} s`);
  }
}
