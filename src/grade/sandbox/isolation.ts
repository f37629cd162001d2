import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../../tensorflow/install/folders.ts";
import type { Text } from "../../text/lang.ts";
import type { Cage } from "./cage.ts";
import { CAGES, type Shut } from "./cages.ts";
import { PROOFS, prove, type Proven } from "./proofs.ts";
import { lacking } from "./tools.ts";

/** Milliseconds for which a machine that has proved itself is believed. */
const BELIEVED = 24 * 3_600_000;

/** Tries every claim about the sandbox on this machine, side by side: some two seconds. */
export function proveSandbox(shut: Shut = "bubblewrap"): Promise<Proven[]> {
  const cage = CAGES[shut]();
  return Promise.all(PROOFS.map((proof, slot) => prove(proof, cage, slot)));
}

/** How submissions can be kept apart from this machine; a text says why they cannot. Proved at most once a day. */
export async function isolation(env = process.env, platform = process.platform): Promise<"bubblewrap" | Text> {
  const lack = lacking(env, platform);
  if (lack) return lack;
  const facts = machine();
  if (facts === null) return { en: "bwrap does not start here", fa: "bwrap اینجا اجرا نمی‌شود" };
  const path = join(cacheFolder(env), "sandbox", facts);
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

/** Changes with all that the proofs rest on; null where bubblewrap does not start. */
function machine(): string | null {
  const { stdout: bwrap, status } = spawnSync("bwrap", ["--version"], { encoding: "utf8" });
  if (status !== 0) return null;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8");
  const facts = [boot, bwrap, process.version, process.execPath, process.getuid!(), JSON.stringify(PROOFS)];
  return createHash("sha256").update(facts.join("\n")).digest("hex");
}

function isFresh(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) < BELIEVED;
}

/** Those that do not wait for a limit. */
const QUICK = PROOFS.filter(({ limits }) => !limits);

/** The best isolation whose claims hold on this machine, or of those named; null where none does. */
export async function bestIsolation(among = Object.keys(CAGES) as Shut[]): Promise<Shut | null> {
  for (const name of among) if (await holds(CAGES[name])) return name;
  return null;
}

async function holds(make: () => Cage): Promise<boolean> {
  let cage: Cage;
  try {
    cage = make();
  } catch {
    return false;
  }
  const proven = await Promise.all(QUICK.map((proof) => prove(proof, cage)));
  return proven.every((each) => each.holds);
}
