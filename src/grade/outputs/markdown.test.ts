import { expect, test } from "vitest";
import { escape } from "./markdown.ts";

test.each([
  "10 of 10 points: 11 of 11 tests pass; 0.5 points lost (0.5 by lateness)",
  "a diagonal W_hh, x_1_2 and ضریب_یک stay as they are",
  "a > b & c, whatever! - so",
])("what is no markup stands as it is: %s", (text) => {
  expect(escape(text)).toBe(text);
});

test.each([
  ["_a_ __b__ c_", "\\_a\\_ \\_\\_b\\_\\_ c\\_"],
  ["![x](https://y.z) www.y.z", "!\\[x\\](https\\://y.z) www\\.y.z"],
  ["<b> &lt; &#60;", "\\<b> \\&lt; \\&\\#60;"],
  ["> quoted", "\\> quoted"],
  ["- item", "\\- item"],
  ["1. item", "1\\. item"],
  ["`a` *b* ~~c~~ | $d$ @e #1", "\\`a\\` \\*b\\* \\~\\~c\\~\\~ \\| \\$d\\$ \\@e \\#1"],
])("what would be markup is written out: %s", (text, written) => {
  expect(escape(text)).toBe(written);
});
