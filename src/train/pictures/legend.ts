import stringWidth from "string-width";
import type { Lang } from "../../text/lang.ts";

/** Pixels: the edge of the picture, an icon with the room beside it, a letter, the room between two names. */
const [EDGE, ICON, LETTER, GAP] = [32, 30, 7, 18];

/**
 * Where the names of lines stand on a picture `width` pixels wide, opposite the title. In English one legend holds them
 * all. In Persian each has one of its own, counted from the right: the library takes a Persian letter for a square and
 * would leave wide gaps.
 */
export function legendPlaces(names: string[], lang: Lang, width: number) {
  if (lang === "en") return [{ right: EDGE, itemGap: GAP }];
  const widths = names.map((name) => ICON + LETTER * stringWidth(name) + GAP);
  return names.map((name, i) => {
    const rest = widths.slice(i).reduce((a, b) => a + b);
    return { data: [name], align: "right" as const, right: width - EDGE - rest };
  });
}
