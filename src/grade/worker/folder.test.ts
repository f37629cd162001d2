import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { settingOf } from "../engine/settings.ts";
import { parsePolicy } from "../policy/load.ts";
import type { Isolation } from "../sandbox/cages.ts";
import { startGrader } from "./worker.ts";

const root = resolve(import.meta.dirname, "../../..");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tamrin-folder-"));
  vi.stubEnv("TMPDIR", folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Without what Node's loader keeps for its next start. */
const own = () => readdirSync(folder).filter((name) => name.startsWith("tamrin-"));

const asRoot = process.getuid!() === 0;
const kinds: Isolation[] = asRoot ? ["none", "jail"] : ["none"];

test.each(kinds)(
  `files of a grading process go with it, shut in by: %s${asRoot ? "" : " (root alone can make a jail)"}`,
  { timeout: 60_000 },
  async (isolation) => {
    const grader = await startGrader(settingOf(root, parsePolicy("tasks: [relu]", "policy.yaml"), isolation), 0);
    expect(await grader.grade({ id: "a", lessons: {}, tasks: ["02-xo/relu"], seeds: {} })).toHaveLength(1);
    expect(own()).toHaveLength(1);
    grader.stop();
    await vi.waitFor(() => expect(own()).toEqual([]));
  },
);

test("they also go with the process that has started it", () => {
  const program = `import { lendFolder } from "./src/grade/worker/folder.ts"; process.stdout.write(lendFolder());`;
  const line = ["--import", "tsx", "--input-type=module", "-e", program];
  const lent = execFileSync(process.execPath, line, { cwd: root, encoding: "utf8" });
  expect(lent).toContain("tamrin-grade-");
  expect(existsSync(lent)).toBe(false);
});
