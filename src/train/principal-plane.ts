/** Rounds of power iteration: a second direction that is a tenth weaker than the first is told apart to a thousandth. */
const ROUNDS = 100;

/**
 * Rows seen from where they differ most: their places along the first two principal components, the middle at (0, 0).
 * rows [N, K], K at least 2; each component points to where its largest weight is positive, so that the same rows always
 * have the same places.
 */
export function principalPlane(rows: number[][]): [x: number, y: number][] {
  const means = rows[0]!.map((_, k) => rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length);
  const centred = rows.map((row) => row.map((value, k) => value - means[k]!));
  const first = strongest(centred);
  const x = centred.map((row) => dot(row, first));
  // Without the first component, the second is the strongest that is left.
  const rest = centred.map((row, n) => row.map((value, k) => value - x[n]! * first[k]!));
  const second = strongest(rest);
  return rest.map((row, n) => [x[n]!, dot(row, second)]);
}

/** The unit vector along which the rows vary most; zeros where they do not vary at all. */
function strongest(rows: number[][]): number[] {
  // No component is at right angles to this start, but by an accident that rounding undoes.
  let vector = rows[0]!.map((_, k) => 1 + k);
  for (let round = 0; round < ROUNDS; round++) {
    const pull = rows.map((row) => dot(row, vector));
    const next = vector.map((_, k) => rows.reduce((sum, row, n) => sum + row[k]! * pull[n]!, 0));
    const length = Math.sqrt(dot(next, next));
    vector = next.map((value) => (length > 0 ? value / length : 0));
  }
  const largest = vector.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  return vector.map((value) => value * Math.sign(largest));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
