import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reset, undo } from "./reset.ts";

let root: string;
const id = "02-xo/convolve";
const file = () => join(root, "exercises", `${id}.ts`);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "reset-"));
  mkdirSync(join(root, "exercises/02-xo"), { recursive: true });
  writeFileSync(join(root, "exercises/stubs.json"), JSON.stringify({ [id]: "stub" }));
  writeFileSync(file(), "mine");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("reset puts the stub back and keeps the learner's version", () => {
  const kept = reset(root, id);
  expect(readFileSync(file(), "utf8")).toBe("stub");
  expect(readFileSync(join(root, kept), "utf8")).toBe("mine");
});

test("undo brings the learner's version back, and undo again takes it back", () => {
  reset(root, id);
  expect(undo(root).id).toBe(id);
  expect(readFileSync(file(), "utf8")).toBe("mine");
  undo(root);
  expect(readFileSync(file(), "utf8")).toBe("stub");
});

test("no version is ever lost over many resets", () => {
  const versions = ["one", "two", "three"].map((text) => {
    writeFileSync(file(), text);
    return readFileSync(join(root, reset(root, id)), "utf8");
  });
  expect(versions).toEqual(["one", "two", "three"]);
});

test("a file that was deleted can be reset", () => {
  rmSync(file());
  reset(root, id);
  expect(readFileSync(file(), "utf8")).toBe("stub");
});

test("undo without a reset says that there is nothing to undo", () => {
  expect(() => undo(root)).toThrow("nothing to undo");
});

test("a task without a shipped stub is refused, and the file stays", () => {
  expect(() => reset(root, "02-xo/relu")).toThrow("no shipped stub");
  expect(readFileSync(file(), "utf8")).toBe("mine");
});
