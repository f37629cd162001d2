import type { Colors } from "picocolors/types";
import { titled } from "../text/bidi.ts";
import type { Lang, Text } from "../text/lang.ts";
import type { Style } from "./style.ts";
import { pictureOf, type Mark, type Picture } from "./picture.ts";
import type { Difference } from "./verdict.ts";

/** Columns for the drawing, beside its indent. */
const WIDTH = 72;

const TITLES: Text[] = [
  { en: "yours", fa: "شما" },
  { en: "right", fa: "درست" },
  { en: "differs", fa: "فرق" },
];

/** Columns of a matrix that a drawing has room for. */
export const MOST_COLUMNS = Math.floor(WIDTH / 2);

/** A difference between matrices, drawn; nothing for any other. */
export function drawing(difference: Difference, { lang }: Style, paint: Colors): string[] {
  const picture = pictureOf(difference, MOST_COLUMNS);
  return picture ? drawn(picture, lang, paint) : [];
}

/** Three small pictures side by side where they fit: the answer, the right one, and `▓▓` where they differ. */
export function drawn(wide: Picture, lang: Lang, paint: Colors): string[] {
  const columns = 2 * wide.wrong[0]!.length;
  const width = Math.max(columns, ...TITLES.map((title) => title[lang].length));
  const panels =
    3 * (width + GAP.length) <= WIDTH ? [...shades(wide, paint), marks(wide, paint)] : [marks(wide, paint)];
  const titles = TITLES.slice(-panels.length).map(
    (title) => titled(title[lang], lang) + " ".repeat(width - title[lang].length),
  );
  const gap = " ".repeat(width - columns) + GAP;
  const rows = wide.wrong.map((_row, i) => panels.map((panel) => panel[i]!).join(gap));
  return [paint.dim(titles.join(GAP)), ...rows, ...(wide.cut ? ["…"] : [])];
}

const GAP = "  │ ";

/** From the smallest number to the largest. */
const SHADES = ["  ", "░░", "▒▒", "▓▓", "██"];

function shades({ got, want, wrong }: Picture, paint: Colors): string[][] {
  const shade = (mark: Mark) => (mark === undefined ? "??" : SHADES[mark]!);
  return [
    got.map((row, i) => row.map((mark, j) => (wrong[i]![j] ? paint.red(shade(mark)) : shade(mark))).join("")),
    want.map((row) => row.map((mark) => paint.green(shade(mark))).join("")),
  ];
}

function marks({ wrong }: Picture, paint: Colors): string[] {
  return wrong.map((row) => row.map((differs) => (differs ? paint.red("▓▓") : paint.dim("··"))).join(""));
}
