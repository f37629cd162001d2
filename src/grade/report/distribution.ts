import type { Grade } from "../grade.ts";

/** The points of a class. */
export interface Distribution {
  max: number;
  mean: number;
  median: number;
  lowest: number;
  highest: number;
  /** How many students in each tenth of the points, from the least; one on an edge is in the higher. */
  tenths: number[];
}

/** Null where there is nobody. */
export function distributionOf(grades: Grade[]): Distribution | null {
  if (grades.length === 0) return null;
  const points = grades.map((grade) => grade.points).toSorted((a, b) => a - b);
  const max = grades[0]!.max;
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const own of points) tenths[max > 0 ? Math.min(9, Math.floor((10 * own) / max)) : 0]!++;
  return {
    max,
    mean: meanOf(points),
    median: quantile(points, 0.5),
    lowest: points[0]!,
    highest: points.at(-1)!,
    tenths,
  };
}

export function meanOf(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The number that `share` (0 to 1) of some sorted numbers lie below, between two of them where it falls so. */
export function quantile(sorted: number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (place % 1) * (above - below);
}
