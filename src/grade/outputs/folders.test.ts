import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hostile } from "../testing/any-grade.ts";
import { folders } from "./folders.ts";

const nameOf = (id: string, ...others: string[]) => folders([id, ...others]).get(id)!;

test.each(["ali", "9912345", "a.b@c.ir", "علی‌رضا_رضایی", "x-y_z"])("%s is its own folder", (id) => {
  expect(nameOf(id)).toBe(id);
});

test.each([
  "",
  ".",
  "..",
  "../x",
  "/etc/passwd",
  "a/b",
  "a\\b",
  "CON",
  "nul.txt",
  "-rf",
  ".hidden",
  "a.",
  "a b",
  "a\u0000b",
])("%j gets a name with a hash, one segment that no shell or system takes for more", (id) => {
  expect(nameOf(id)).toMatch(/^[^./\\-][^/\\\p{Cc}]*-[0-9a-f]{16}$/u);
  expect(nameOf(id)).not.toMatch(/^(con|nul)(\.|$)/i);
});

test("ids that differ in case, in form or in one half of a pair have folders of their own", () => {
  const alike = ["Ali", "ali", "é", "e\u0301", "ﬁ", "fi", "a\ud800", "a\ud801", "x".repeat(300), "x".repeat(301)];
  const names = [...folders(alike).values()].map((name) => name.normalize("NFKC").toLowerCase());
  expect(new Set(names).size).toBe(alike.length);
});

test("an id that looks like another's hashed name does not take its folder", () => {
  const stolen = nameOf("../x");
  expect(nameOf(stolen, "../x")).not.toBe(nameOf("../x", stolen));
});

test("a name does not depend on the order of the class", () => {
  const ids = ["Ali", "ali", "../x", "sara"];
  const sorted = (held: Map<string, string>) => [...held].toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect(sorted(folders(ids))).toEqual(sorted(folders(ids.toReversed())));
});

test("any ids can be made folders of, as many as there are ids", () => {
  const ids = [
    ...new Set(fc.sample(fc.oneof(hostile, fc.string({ unit: "binary", maxLength: 400 })), { seed: 3, numRuns: 400 })),
  ];
  const home = mkdtempSync(join(tmpdir(), "tamrin-folders-"));
  const names = [...folders(ids).values()];
  try {
    for (const name of names) {
      expect(basename(name)).toBe(name);
      mkdirSync(join(home, name));
    }
    expect(readdirSync(home).length).toBe(ids.length);
  } finally {
    rmSync(home, { recursive: true });
  }
});
