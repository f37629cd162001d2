import type { Text } from "../../src/text/lang.ts";
import { quantile } from "../statistics.ts";
import type { Case } from "./cases.ts";
import { NAMES, type Name } from "./lineup.ts";
import type { Absence, Results, Times } from "./race.ts";

export const MEASURES = ["step", "epoch"] as const;

export type Measure = (typeof MEASURES)[number];
export type Peer = Exclude<Name, "ours">;

export const PEERS = NAMES.filter((name): name is Peer => name !== "ours");

type Each<T> = Record<Name, T>;

/** One measure of one case. Milliseconds, the median of the rounds; null for a competitor without times. */
export interface Row extends Each<number | null> {
  case: string;
  measure: Measure;
  /** Ours over theirs, the median of the rounds' own ratios: less is better. */
  ratios: Record<Peer, number | null>;
  /** Milliseconds of every round. */
  rounds: Each<number[]>;
  /** Bytes, of the whole run. */
  peakMemory: Each<number | null>;
  /** Why a competitor has no times. */
  absent: Partial<Each<Absence>>;
  /** Why ours did not run as one graph; null where it did. */
  eager: Text | null;
}

/** What ours may take of a peer's time, at most. tfjs-node as it is, is not the measure. */
export const LIMITS: Partial<Record<Peer, number>> = { keras: 0.8, torch: 1 };

export function rowsOf({ name }: Case, results: Results): Row[] {
  const of = (competitor: Name): Times | null => {
    const found = results[competitor];
    return "ready" in found ? found : null;
  };
  const absent = NAMES.filter((competitor) => !of(competitor)).map((competitor) => [competitor, results[competitor]]);
  return MEASURES.map((measure) => {
    const rounds = each((competitor) => of(competitor)?.[measure] ?? []);
    return {
      case: name,
      measure,
      ...each((competitor) => median(rounds[competitor])),
      ratios: Object.fromEntries(PEERS.map((peer) => [peer, pairedRatio(rounds.ours, rounds[peer])])) as Row["ratios"],
      rounds,
      peakMemory: each((competitor) => of(competitor)?.peakMemory ?? null),
      absent: Object.fromEntries(absent) as Row["absent"],
      eager: of("ours")?.ready.eager ?? null,
    };
  });
}

/** The median of the ratios of each round: what slowed both down in one round does not count. */
export function pairedRatio(ours: number[], theirs: number[]): number | null {
  const rounds = Math.min(ours.length, theirs.length);
  return median(Array.from({ length: rounds }, (_, i) => ours[i]! / theirs[i]!));
}

function median(numbers: number[]): number | null {
  return numbers.length > 0 ? quantile(numbers, 0.5) : null;
}

function each<T>(make: (competitor: Name) => T): Each<T> {
  return Object.fromEntries(NAMES.map((name) => [name, make(name)])) as Each<T>;
}

/** A row that goes beyond a peer's limit, or where ours has no time at all. */
export interface Short {
  case: string;
  measure: Measure;
  peer: Peer | null;
  ratio: number | null;
}

/** Where ours falls short. A peer without times is not judged. */
export function shortfalls(rows: Row[]): Short[] {
  return rows.flatMap(({ case: name, measure, ours, ratios }): Short[] => {
    if (ours === null) return [{ case: name, measure, peer: null, ratio: null }];
    return PEERS.filter((peer) => (ratios[peer] ?? 0) > (LIMITS[peer] ?? Infinity)).map((peer) => {
      return { case: name, measure, peer, ratio: ratios[peer] };
    });
  });
}
