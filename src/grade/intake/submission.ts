import type { Text } from "../../text/lang.ts";

/** One student's work, read and not yet run. */
export interface Submission {
  /** The student's id, as the export names it; the folder's or archive's name otherwise. */
  student: string;
  name: string | null;
  /** The folder or archive, as named on the command line and below. */
  source: string;
  /** When it was handed in, ISO 8601; null where the export does not say. */
  submitted: string | null;
  /** TypeScript of the lessons that were handed in, by task id. */
  lessons: Record<string, string>;
  remarks: Remark[];
  /** Why nothing of it can be graded. */
  refused: Text | null;
}

/** A file that was left aside, and why. */
export interface Remark {
  path: string;
  text: Text;
}
