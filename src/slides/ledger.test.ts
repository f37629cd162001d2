import { expect, test } from "vitest";
import { checkIds, parseSection } from "./ledger.ts";
import type { Entry } from "./schema.ts";

const ENTRY = { id: "002:7", lines: [7, 8], kind: "image", rule: { name: "image-x" }, printed: [["1", ""], ["X", "-1"]] }; // prettier-ignore

function section(entry: object, head: object = {}): string {
  return JSON.stringify({ schema: "tamrin/slides/1", deck: "002", entries: [ENTRY, entry], ...head });
}

function complaint(text: string): string {
  try {
    parseSection(text, "fixtures/slides/002/x.json", "002");
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

test("a section is read cell by cell", () => {
  const [entry] = parseSection(section({ ...ENTRY, id: "002:7a" }), "x.json", "002");
  expect(entry?.printed[0]).toEqual(["1", ""]);
});

test.each([
  ["entries[1].rule.filter", { ...ENTRY, rule: { name: "convolve", filter: "diagnal" } }],
  ["entries[1].rule.name", { ...ENTRY, rule: { name: "guess" } }],
  ["entries[1].printed[0][1]", { ...ENTRY, printed: [["1", 2]] }],
  ["entries[1].printed", { ...ENTRY, printed: [["1"], ["1", "2"]] }],
  ["entries[1].lines", { ...ENTRY, lines: [7, 6] }],
  ["entries[1].id", { ...ENTRY, id: "002:9" }],
  ["entries[1]", { ...ENTRY, colour: "red" }],
])("an error names the file and %s", (place, entry) => {
  expect(complaint(section(entry))).toContain(`fixtures/slides/002/x.json is damaged at ${place}:`);
});

test("a schema of another version is refused with both versions", () => {
  const text = complaint(section(ENTRY, { schema: "tamrin/slides/2" }));
  expect(text).toContain('got "tamrin/slides/2"');
  expect(text).toContain('"tamrin/slides/1"');
});

test("a section of another deck is refused", () => {
  expect(complaint(section(ENTRY, { deck: "003" }))).toContain('got "003", wanted "002"');
});

test.each(["", "{", "null", "[]"])("a file that holds %j is refused by its path", (text) => {
  expect(complaint(text)).toContain("fixtures/slides/002/x.json is damaged");
});

test("an id stands once, in its own deck", () => {
  const entry = ENTRY as Entry;
  expect(() => checkIds([entry, entry], "002", "f")).toThrow("twice");
  expect(() => checkIds([entry], "003", "f")).toThrow("003:");
});

test("a rule that speaks of an entry that is not there is refused", () => {
  const copy: Entry = { ...(ENTRY as Entry), rule: { name: "copy", of: "002:1" } };
  expect(() => checkIds([copy], "002", "f")).toThrow("002:1, which does not exist");
});
