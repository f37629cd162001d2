/**
 * A number as deck 002 prints it: cut after `digits` decimals, toward zero (7/9 is printed 0.77, -5/9 is -0.55).
 * A sum of ninths that misses a whole hundredth by a rounding error still counts as that hundredth.
 */
export function truncate(value: number, digits = 2): number {
  const scale = 10 ** digits;
  const cut = Math.trunc(value * scale + Math.sign(value) * 1e-9) / scale;
  return cut === 0 ? 0 : cut;
}

/** `truncate` at every entry of a map. */
export function asPrinted(map: number[][]): number[][] {
  return map.map((row) => row.map((value) => truncate(value)));
}
