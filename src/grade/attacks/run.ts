import type { Text } from "../../text/lang.ts";
import type { Shut } from "../sandbox/cages.ts";
import { proveSandbox } from "../sandbox/isolation.ts";
import { openArena } from "./arena.ts";
import { ATTACKS } from "./samples.ts";
import { tryAttack, type Tried } from "./try.ts";

/** Told of each attempt: its place, how many there are, and what it is aimed at. */
export type Tell = (done: number, all: number, claim: Text) => void;

/** Tries every claim about what shuts submissions in, then every attack on the grader. Needs it to be possible here. */
export async function runAttacks(root: string, shut: Shut, tell: Tell): Promise<Tried[]> {
  const proofs = await proveSandbox(shut);
  const proven = proofs.map(({ name, title, holds, seen }): Tried => {
    const found = { en: `it printed: ${seen}`, fa: `چاپ کرد: ${seen}` };
    return { name: `sandbox: ${name}`, claim: title, holds, seen: holds ? null : found };
  });
  const arena = await openArena(root, shut);
  try {
    const tried: Tried[] = [];
    for (const [i, attack] of ATTACKS.entries()) {
      tell(i + 1, ATTACKS.length, attack.claim);
      const { name, ...rest } = await tryAttack(attack, arena);
      tried.push({ name: `attack: ${name}`, ...rest });
    }
    return [...proven, ...tried];
  } finally {
    arena.stop();
  }
}
