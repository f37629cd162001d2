import stringWidth from "string-width";
import { expect, test } from "vitest";
import { bar } from "./progress.ts";

test("the bar shows the share, and the megabytes", () => {
  expect(bar("downloading", 137e6, 274e6, 80)).toBe("downloading  [###############...............]  50 %  137/274 MB");
});

test("the bar fits into any terminal from 40 columns on", () => {
  for (const what of ["downloading TensorFlow", "دریافت TensorFlow"]) {
    for (const columns of [40, 60, 80, 200])
      expect(stringWidth(bar(what, 1e8, 2.74e8, columns))).toBeLessThanOrEqual(columns);
  }
});

test("without a total it counts megabytes", () => {
  expect(bar("downloading", 5e6, undefined, 80)).toBe("downloading  5 MB");
  expect(bar("compiling", 0, undefined, 80)).toBe("compiling");
});
