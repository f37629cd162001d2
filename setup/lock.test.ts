import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.mjs";

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tamrin-lock-"));
  lock = join(folder, "some.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const otherHost = JSON.stringify({ pid: 1, host: "another-machine" });

test("gives what the work gives, and releases the lock", async () => {
  expect(await withLock(lock, async () => existsSync(lock))).toBe(true);
  expect(existsSync(lock)).toBe(false);
});

test("releases the lock when the work fails", async () => {
  await expect(withLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(existsSync(lock)).toBe(false);
});

test("lets one in at a time", async () => {
  let [inside, most] = [0, 0];
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside--;
  };
  await Promise.all([withLock(lock, work), withLock(lock, work), withLock(lock, work)]);
  expect(most).toBe(1);
});

test("waits for a live holder of another machine, and says which process", async () => {
  writeFileSync(lock, otherHost);
  const told: number[] = [];
  const waiting = withLock(lock, async () => "in", (pid) => told.push(pid)); // prettier-ignore
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toEqual([1]);
  rmSync(lock);
  expect(await waiting).toBe("in");
});

test("takes over a lock that nobody has touched for a minute", async () => {
  writeFileSync(lock, otherHost);
  const past = new Date(Date.now() - 60_000);
  utimesSync(lock, past, past);
  expect(await withLock(lock, async () => "in")).toBe("in");
});
