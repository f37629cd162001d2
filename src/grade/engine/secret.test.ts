import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { madeSecret, namedSecret } from "./secret.ts";

const folder = mkdtempSync(join(tmpdir(), "tamrin-secret-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text?: string) => {
  if (text !== undefined) writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test("a secret that is made is read again as it is, and by its owner alone", () => {
  const made = madeSecret(file("made"));
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect([madeSecret(file("made")), namedSecret(file("made"))]).toEqual([made, made]);
  expect(statSync(file("made")).mode & 0o777).toBe(0o600);
  expect(readFileSync(file("made"), "utf8")).toBe(`${made}\n`);
});

test("a name that was mistyped makes no other secret, and says how one is made", () => {
  const wanted = /there is no secret in .*course\.secert \(ENOENT\).* openssl rand -hex 32 > .*; chmod 600/;
  expect(() => namedSecret(file("course.secert"))).toThrow(wanted);
  expect(readdirSync(folder)).not.toContain("course.secert");
});

test.each([
  ["", "0 characters"],
  [" \n", "0 characters"],
  ["fifteen letters\n", "15 characters"],
])("%j is too short for a secret, whoever made the file", (text, got) => {
  expect(() => namedSecret(file("short", text))).toThrow(`${got}, wanted at least 16`);
  expect(() => madeSecret(file("short"))).toThrow(`${got}, wanted at least 16`);
});

test("sixteen characters are a secret, without the line's end", () => {
  expect(namedSecret(file("long", "sixteen letters!\r\n"))).toBe("sixteen letters!");
});
