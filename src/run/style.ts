import type { Lang } from "../text/lang.ts";

/** How words are shown: their language, and whether they may carry colour. */
export interface Style {
  lang: Lang;
  colour: boolean;
}
