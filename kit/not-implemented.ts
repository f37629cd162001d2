/** Thrown by a stub on the learner's own line: the task is not written yet. */
export class NotImplemented extends Error {
  override name = "NotImplemented";

  constructor(what: string) {
    super(`${what} is not written yet`);
  }
}
