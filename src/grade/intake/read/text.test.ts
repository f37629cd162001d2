import { expect, test } from "vitest";
import { lessonText } from "./text.ts";

test("text is what it is, with Windows' ends of lines and without a byte order mark", () => {
  expect(lessonText(Buffer.from("\ufeffconst x = 'سلام';\r\n"))).toBe("const x = 'سلام';\r\n");
  expect(lessonText(Buffer.from("a \ufeff b"))).toBe("a \ufeff b");
  expect(lessonText(Buffer.alloc(0))).toBe("");
});

test.each([
  ["little end first", Buffer.from("\ufeffexport", "utf16le")],
  ["big end first", Buffer.from("\ufeffexport", "utf16le").swap16()],
  ["without a mark", Buffer.from("export const relu", "utf16le")],
])("UTF-16 is refused by its name: %s", (_what, bytes) => {
  expect(() => lessonText(bytes)).toThrow("UTF-16");
});

test.each([
  ["a lone byte", [0x61, 0xff]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["half of a pair", [0xed, 0xa0, 0x80]],
  ["a cut letter", [0xd8]],
])("what is no UTF-8 is refused: %s", (_what, bytes) => {
  expect(() => lessonText(Buffer.from(bytes))).toThrow("no UTF-8");
});

test("a NUL is refused", () => {
  expect(() => lessonText(Buffer.from("export const relu = 1;\0"))).toThrow("NUL");
});
