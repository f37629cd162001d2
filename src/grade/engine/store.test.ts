import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { Store } from "./store.ts";

const folder = mkdtempSync(join(tmpdir(), "tamrin-store-"));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
const fresh = () => join(folder, `deep/${made++}/results`);

function reopened(path: string): Store {
  return new Store(path);
}

test("what was put is there when the file is opened again, the last value of each key", () => {
  const value = fc.jsonValue();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.stringMatching(/^[0-9a-f]{1,4}$/), value), { maxLength: 20 }), (entries) => {
      const path = fresh();
      const store = new Store(path);
      for (const [key, held] of entries) store.put(key, held);
      const last = new Map(entries.map(([key, held]) => [key, JSON.parse(JSON.stringify(held)) as unknown]));
      for (const each of [store, reopened(path)]) {
        for (const [key, held] of last) expect(each.get(key)).toEqual(held);
        expect(each.has("absent")).toBe(false);
        each.close();
      }
    }),
    { numRuns: 50 },
  );
});

test("a value larger than what is read at once comes back whole", () => {
  const path = fresh();
  const [store, large] = [new Store(path), "سلام".repeat(600_000)];
  store.put("a", 1);
  store.put("b", large);
  store.put("c", 3);
  store.close();
  const again = reopened(path);
  expect(["a", "b", "c"].map((key) => again.get(key))).toEqual([1, large, 3]);
});

test("wherever the last line was cut, the ones before it are whole and a new one can follow", () => {
  const path = fresh();
  const store = new Store(path);
  store.put("first", { points: 1 });
  store.put("second", { points: 2 });
  store.close();
  const bytes = readFileSync(path);
  const end = bytes.indexOf("\n") + 1;
  for (let size = end; size < bytes.length; size++) {
    writeFileSync(path, bytes);
    truncateSync(path, size);
    const cut = reopened(path);
    expect([cut.get("first"), cut.has("second")]).toEqual([{ points: 1 }, false]);
    cut.put("third", size);
    cut.close();
    const last = reopened(path);
    expect([last.get("first"), last.get("third")]).toEqual([{ points: 1 }, size]);
    last.close();
  }
});

test("a key without a value at the end is no result", () => {
  const path = fresh();
  new Store(path).close();
  appendFileSync(path, "half");
  expect(reopened(path).has("half")).toBe(false);
});

test("where the disk is full the error is told, and what was there stays", () => {
  const path = fresh();
  const program = `
    import { Store } from ${JSON.stringify(join(import.meta.dirname, "store.ts"))};
    process.on("SIGXFSZ", () => {});
    const store = new Store(${JSON.stringify(path)});
    store.put("small", 1);
    try { store.put("large", "x".repeat(100_000)); } catch ({ code }) { console.log(code); }
    store.put("after", 2);
  `;
  // A limit on the size of files stands in for a full disk: both cut a write short.
  const run = spawnSync(
    "prlimit",
    ["--fsize=50000", process.execPath, "--import", import.meta.resolve("tsx"), "--input-type=module", "-e", program],
    { encoding: "utf8" },
  );
  expect(run.stdout.trim()).toBe("EFBIG");
  const store = reopened(path);
  expect([store.get("small"), store.has("large"), store.get("after")]).toEqual([1, false, 2]);
});
