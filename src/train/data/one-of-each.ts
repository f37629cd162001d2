import type { Examples } from "../recipe.ts";

/** Places of the first example of every label, in the order of the labels, 0 to `count - 1`; those that are missing are left out. */
export function oneOfEach({ count, fields }: Examples, labels: number): number[] {
  const of = new Int32Array(count);
  for (let place = 0; place < count; place++) fields.labels!.copy(place, of, place);
  return Array.from({ length: labels }, (_, label) => of.indexOf(label)).filter((place) => place >= 0);
}
