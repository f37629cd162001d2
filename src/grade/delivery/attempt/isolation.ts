import type { Isolation } from "../../grade.ts";
import { makeCage, type Cage } from "../../sandbox/cage.ts";
import { makeJail } from "../../sandbox/jail.ts";
import { prove, PROOFS } from "../../sandbox/proofs.ts";

type Shut = Exclude<Isolation, "none">;

/** The best first. */
const CAGES: Record<Shut, () => Cage> = { bubblewrap: makeCage, jail: makeJail };

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
