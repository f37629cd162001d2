import type { Text } from "../../text/lang.ts";
import type { Grid } from "../grid.ts";
import type { Ledger } from "../ledger.ts";
import { FILTERS, X } from "../pictures.ts";
import { find, imageOf, patchOf } from "../recompute.ts";
import type { Rule } from "../schema.ts";

/** A picture that a rule works on. */
export interface Operand {
  name: Text;
  grid: Grid;
}

const NAMES = {
  image: { en: "image", fa: "تصویر" },
  deformed: { en: "deformed", fa: "تغییرشکل‌یافته" },
  filter: { en: "filter", fa: "فیلتر" },
  patch: { en: "patch", fa: "تکه" },
} satisfies Record<string, Text>;

/** The pictures to draw beside what a rule gives. */
export function operandsOf(rule: Rule, ledger: Ledger): Operand[] {
  switch (rule.name) {
    case "difference":
      return [
        { name: NAMES.image, grid: X },
        { name: NAMES.deformed, grid: imageOf(find(ledger, rule.with)) },
      ];
    case "products":
    case "multiply":
      return [
        { name: NAMES.filter, grid: FILTERS[rule.filter] },
        { name: NAMES.patch, grid: patchOf(rule) },
      ];
    case "convolve":
    case "pool":
    case "relu":
      return [
        { name: NAMES.image, grid: X },
        { name: NAMES.filter, grid: FILTERS[rule.filter] },
      ];
    default:
      return [];
  }
}
