import stringWidth from "string-width";
import { expect, test } from "vitest";
import { ltr, titled } from "./bidi.ts";

test("a Persian title is set apart from what stands beside it, and an English one is left as it is", () => {
  expect(titled("شبکهٔ X", "fa")).toBe("\u2067شبکهٔ X\u2069");
  expect(titled("Network", "en")).toBe("Network");
});

test("the marks of direction take no column", () => {
  expect(stringWidth(titled("شبکه", "fa"))).toBe(stringWidth("شبکه"));
  expect(stringWidth(ltr("-1"))).toBe(2);
});
