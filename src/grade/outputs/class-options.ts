import type { Lang } from "../../text/lang.ts";
import type { Similarity } from "../similarity/similar.ts";
import type { Roster } from "./roster.ts";

/** How the files of a class are made. */
export interface ClassOptions {
  lang: Lang;
  /** When students look at it: hidden rules count from then. */
  at: Date;
  roster?: Roster;
  /** Whose lessons are alike; nobody's where that was not looked for. */
  similar?: Similarity;
  /** What the column of the grade book is called. */
  item: string;
}
