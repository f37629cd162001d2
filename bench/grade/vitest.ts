import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mirrors } from "../../src/course/mirrors.ts";
import { paperOf } from "./throughput.ts";

/** Seconds of a fresh `npx vitest run` over the same tests, one number for each submission. It isolates nothing. */
export async function timeVitest(root: string, ids: string[], submissions: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < submissions; i++) {
    for (const [id, text] of Object.entries(paperOf(root, ids, i).lessons))
      writeFileSync(mirrors(root, id).exercises, text);
    const start = performance.now();
    await runVitest(root, ids);
    times.push((performance.now() - start) / 1000);
  }
  return times;
}

async function runVitest(root: string, ids: string[]): Promise<void> {
  const program = join(root, "node_modules/vitest/vitest.mjs");
  const files = ids.map((id) => mirrors("", id).test.slice(1));
  const child = spawn(process.execPath, [program, "run", "--project", "exercise", ...files], {
    cwd: root,
    stdio: "ignore",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`vitest ended with ${code}`);
}
