import { expect, test } from "vitest";
import { normalQuantile } from "./quantile.ts";

test.each([
  [0.5, 0],
  [0.975, 1.959964],
  [0.025, -1.959964],
  [0.8413447, 1],
  [0.001, -3.090232],
])("a share of %s lies below %s", (share, want) => {
  expect(Math.abs(normalQuantile(share) - want)).toBeLessThan(1e-5);
});
