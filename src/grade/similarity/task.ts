import type { Options } from "./similar.ts";

/** One lesson of the class: who wrote it, by number, and the kinds of its tokens. */
export interface Lesson {
  student: number;
  kinds: string[];
}

/** What the lessons of one task share. */
export interface Compared {
  /** Fingerprints of its own that a student's lesson has; only lessons long enough. */
  own: Map<number, number>;
  /** The fingerprints that two students share, counted in both lessons; the smaller number first. */
  shared: Map<number, Map<number, number>>;
}

/** Students with the same fingerprint, and how often each has it. */
type Holders = Map<number, number>;

/**
 * Compares the lessons of one task with each other. `known`: code that is nobody's own, as the starter code. In a pair
 * of files Dolos does the same; for a thousand lessons its index takes a gigabyte.
 */
export function compareLessons(lessons: Lesson[], known: string[][], { length, minimum, common }: Options): Compared {
  const nobodys = new Set(known.flatMap((kinds) => printsOf(kinds, length)));
  const limit = Math.max(common.lessons, Math.floor(common.share * lessons.length));
  const index = indexOf(lessons, nobodys, length).filter((holders) => holders.size <= limit);
  const own = new Map<number, number>();
  for (const holders of index) for (const [student, times] of holders) add(own, student, times);
  for (const [student, prints] of own) if (prints < minimum) own.delete(student);
  return { own, shared: sharedBy(index, own) };
}

/** A number for each run of `length` tokens. Two runs get the same one by chance once in four billion times. */
function printsOf(kinds: string[], length: number): number[] {
  const numbers = kinds.map((kind) => hash(kind.length, (i) => kind.charCodeAt(i)));
  return numbers.slice(length - 1).map((_, start) => hash(length, (i) => numbers[start + i]!));
}

/** FNV-1a, on whole numbers in place of bytes. */
function hash(length: number, at: (i: number) => number): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < length; i++) sum = Math.imul(sum ^ at(i), 0x01000193);
  return sum;
}

function indexOf(lessons: Lesson[], nobodys: Set<number>, length: number): Holders[] {
  const index = new Map<number, Holders>();
  for (const { student, kinds } of lessons) {
    for (const print of printsOf(kinds, length)) {
      if (nobodys.has(print)) continue;
      const holders = index.get(print) ?? new Map<number, number>();
      index.set(print, holders);
      add(holders, student, 1);
    }
  }
  return [...index.values()];
}

function sharedBy(index: Holders[], own: Map<number, number>): Compared["shared"] {
  const shared: Compared["shared"] = new Map();
  for (const holders of index) {
    const long = [...holders].filter(([student]) => own.has(student)).toSorted(([a], [b]) => a - b);
    for (const [i, [a, times]] of long.entries()) {
      const row = shared.get(a) ?? new Map<number, number>();
      if (i + 1 < long.length) shared.set(a, row);
      for (const [b, timesOfB] of long.slice(i + 1)) add(row, b, times + timesOfB);
    }
  }
  return shared;
}

function add(sums: Map<number, number>, key: number, number: number): void {
  sums.set(key, (sums.get(key) ?? 0) + number);
}
