import type { Text } from "../../text/lang.ts";

/** What a class's lessons have in common beyond the starter code, the course's solution and what many wrote. */
export interface Similarity {
  /** The most alike first. */
  pairs: Pair[];
  /** In course order: how far each task can tell at all. */
  tasks: Tellable[];
  unread: Unread[];
}

/** Two students whose lessons are alike. A reason to read them side by side, never a proof. */
export interface Pair {
  students: [string, string];
  /** From 0 to 1: how much of what both wrote the other wrote too, over all tasks long enough in both. */
  similarity: number;
  /** So many tasks were long enough in both. */
  compared: number;
  /** In course order, those that are alike. */
  tasks: AlikeTask[];
}

export interface AlikeTask {
  id: string;
  similarity: number;
  /** Syntax nodes in a row that are the same in both, in the longest place. */
  longest: number;
  /** Where: lines of the first student's file, and the same in the second's; in the order of the first. */
  places: [Lines, Lines][];
}

/** First and last line, counted from 1. */
export type Lines = [first: number, last: number];

export interface Tellable {
  id: string;
  /** Lessons that differ from the starter code. */
  written: number;
  /** Those with enough code of their own, which not many others wrote too, to be compared. */
  long: number;
}

/** A lesson that was left out. */
export interface Unread {
  student: string;
  task: string;
  text: Text;
}

/** What is compared, and from where on two lessons are called alike. */
export interface Options {
  /** Syntax nodes in a row that make a fingerprint. */
  length: number;
  /** A lesson with fewer fingerprints of its own is too short to tell; one of more nodes than the maximum is left out. */
  minimum: number;
  maximum: number;
  /** What more than this share of the lessons of a task have, and more than so many, is nobody's own. */
  common: { share: number; lessons: number };
  /** Similarity of one task, or of all tasks together, from which on a pair is listed, with its tasks above the latter. */
  task: number;
  together: number;
}

/**
 * Chosen by lessons written by hand: those of different students share less than 0.1 at this length, a copy with every
 * name changed 1. Ten nodes are about one statement.
 */
export const OPTIONS: Options = {
  length: 10,
  minimum: 60,
  maximum: 5000,
  common: { share: 0.1, lessons: 20 },
  task: 0.8,
  together: 0.6,
};
