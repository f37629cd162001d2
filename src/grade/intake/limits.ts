const MiB = 2 ** 20;

/** What one archive may cost. */
export interface Bounds {
  /** Names in it. */
  entries: number;
  /** Bytes that come out of it, counted while they come. */
  inflated: number;
}

/** An archive that was named: of one student, or of a class. */
export const NAMED: Bounds = { entries: 500_000, inflated: 8192 * MiB };

/** An archive that a student handed in. */
export const HANDED_IN: Bounds = { entries: 50_000, inflated: 64 * MiB };

/** Bytes of one lesson; the course's own have a tenth of it. What is larger can be nested so deeply that it ends a compiler. */
export const LESSON = MiB / 8;
/** Bytes of one archive inside what was named. */
export const ARCHIVE = 16 * MiB;
/** Bytes that are taken out of one submission, its archives included. */
export const SUBMISSION = 64 * MiB;
/** Files of one submission that are looked at, and archives in it that are opened. */
export const FILES = 2_000;
export const ARCHIVES = 8;
/** Bytes of a file that an export adds about its submissions. */
export const ABOUT = 64 * MiB;
/** Folders inside one another. */
export const DEPTH = 32;
/** Bytes of one name, and of a whole path. */
export const NAME = 255;
export const PATH = 1024;

/** Compression beyond this is made to do harm; source text stays below 30. Small files may be what they like. */
export const RATIO = 200;
export const RATIO_FROM = MiB;
/** Remarks on one submission that are kept. */
export const REMARKS = 50;
