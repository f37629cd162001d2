import type { Lang } from "../../text/lang.ts";
import type { Roster } from "./roster.ts";

/** How the files of a class are made. */
export interface ClassOptions {
  lang: Lang;
  /** When students look at it: hidden rules count from then. */
  at: Date;
  roster?: Roster;
  /** What the column of the grade book is called. */
  item: string;
}
