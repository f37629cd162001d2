import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isolation } from "./isolation.ts";
import { missingTools } from "./tools.ts";

let cache: string;
beforeEach(() => void (cache = mkdtempSync(join(tmpdir(), "tamrin-isolation-"))));
afterEach(() => rmSync(cache, { recursive: true }));

test("a machine that lacks a tool is told which", async () => {
  const found = await isolation({ PATH: "", XDG_CACHE_HOME: cache });
  expect(found).toEqual({ en: expect.stringMatching(/bwrap.* not installed/), fa: expect.stringMatching(/نصب نیست/) });
});

test("another system than Linux is named, whatever tools it has", async () => {
  const said = (platform: NodeJS.Platform) => isolation({ ...process.env, XDG_CACHE_HOME: cache }, platform);
  expect(await said("darwin")).toEqual({
    en: "strangers' work is run on Linux only (bubblewrap), and this is macOS",
    fa: expect.stringContaining("لینوکس"),
  });
  expect(await said("freebsd")).toMatchObject({ en: expect.stringMatching(/Linux only .* this is freebsd$/) });
});

const missing = missingTools(process.env);

test.skipIf(missing.length > 0)(
  `a machine whose every proof holds is believed from then on${missing.length > 0 ? ` (skipped: ${missing.join(", ")} not installed)` : ""}`,
  async () => {
    const env = { ...process.env, XDG_CACHE_HOME: cache };
    expect(await isolation(env)).toBe("bubblewrap");
    expect(readdirSync(join(cache, "tamrin", "sandbox"))).toHaveLength(1);
    const [kept] = readdirSync(join(cache, "tamrin", "sandbox"), { recursive: true, encoding: "utf8" });
    const { mtimeMs } = statSync(join(cache, "tamrin", "sandbox", kept!));
    expect(await isolation(env)).toBe("bubblewrap");
    // What is proved again is written again.
    expect(statSync(join(cache, "tamrin", "sandbox", kept!)).mtimeMs).toBe(mtimeMs);
  },
);
