/** The byte that a message begins with. The grader speaks first; each waits for the other's answer. */
export const MESSAGE = {
  // From the grader.
  /** Lessons: how many, and of each its id and its code as CommonJS. Not answered. */
  load: 1,
  /** A lesson's id, the name of what it exports, the arguments. */
  call: 2,
  /** The number of a function that was kept, the arguments. */
  apply: 3,
  /** A lesson's id, the name of what it exports: its value is wanted. */
  read: 4,
  /** A task is over: its functions are not called any more, and lessons begin anew. Answered with nothing. */
  anew: 8,
  /** What a function of the grader answered. */
  answered: 5,
  /** What it threw. */
  failed: 6,
  // From the process in the sandbox.
  /** A value, and what the call changed in what had crossed before it. */
  returned: 11,
  /** An error, and the same. */
  threw: 12,
  /** The number of a function of the grader, the arguments: it is to be called. */
  ask: 13,
} as const;
