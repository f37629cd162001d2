/** Width of a slice, and where the slices begin: what lies beyond has a share of 1e-15. */
const [SLICE, FROM] = [1e-3, -8];

/** The number below which the standard normal distribution has this share, 0..1 exclusive; right to five digits. */
export function normalQuantile(share: number): number {
  let [x, below] = [FROM, 0];
  while (x < -FROM) {
    const slice = (SLICE * Math.exp(-((x + SLICE / 2) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
    if (below + slice >= share) return x + (SLICE * (share - below)) / slice;
    below += slice;
    x += SLICE;
  }
  return x;
}
