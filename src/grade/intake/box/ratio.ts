import { RATIO, RATIO_FROM } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";

/** Throws a Refusal where so many bytes out of so few were made to fill a disk. */
export function checkRatio(inflated: number, packed: number): void {
  if (inflated > RATIO_FROM && inflated > RATIO * packed) throw new Refusal(words.bomb(RATIO));
}
