import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../../tensorflow/install/folders.ts";
import type { Text } from "../../text/lang.ts";
import { makeCage } from "./cage.ts";
import { PROOFS, prove, type Proven } from "./proofs.ts";
import { lacking } from "./tools.ts";

/** Milliseconds for which a machine that has proved itself is believed. */
const BELIEVED = 24 * 3_600_000;

/** Tries every claim about the sandbox on this machine, side by side: some two seconds. */
export function proveSandbox(): Promise<Proven[]> {
  const cage = makeCage();
  return Promise.all(PROOFS.map((proof, slot) => prove(proof, cage, slot)));
}

/** How submissions can be kept apart from this machine; a text says why they cannot. Proved at most once a day. */
export async function isolation(env = process.env, platform = process.platform): Promise<"bubblewrap" | Text> {
  const lack = lacking(env, platform);
  if (lack) return lack;
  const path = join(cacheFolder(env), "sandbox", machine());
  if (isFresh(path)) return "bubblewrap";
  const faults = (await proveSandbox()).filter(({ holds }) => !holds);
  if (faults.length > 0) {
    const [en, fa] = [faults.map(({ title }) => title.en).join(", "), faults.map(({ title }) => title.fa).join("؛ ")];
    return { en: `the sandbox does not hold here: ${en}`, fa: `محیط امن اینجا کامل نیست: ${fa}` };
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
  return "bubblewrap";
}

/** Changes with all that the proofs rest on. */
function machine(): string {
  const bwrap = execFileSync("bwrap", ["--version"], { encoding: "utf8" });
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8");
  const facts = [boot, bwrap, process.version, process.execPath, process.getuid!(), JSON.stringify(PROOFS)];
  return createHash("sha256").update(facts.join("\n")).digest("hex");
}

function isFresh(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) < BELIEVED;
}
