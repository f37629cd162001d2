import { factsOf, type Facts } from "./facts.ts";
import { judge, VERDICTS, type Damage, type Verdict, type WrongCell } from "./judge.ts";
import type { Ledger } from "./ledger.ts";
import { recompute } from "./recompute.ts";
import type { Entry } from "./schema.ts";

/** An entry of the ledger with what its rule gives and how the two compare. */
export interface Judged extends Entry {
  deck: string;
  /** What the slide should print; null where no rule gives it. */
  computed: string[][] | null;
  verdict: Verdict;
  /** The wrong cells of an entry that differs or is damaged. */
  cells?: WrongCell[];
  filled?: { cells: number; of: number };
  damage?: Damage;
  facts?: Facts;
  /** For an erratum: entries of the same rule that print what is computed. */
  rightAt?: string[];
}

export interface Report {
  entries: Judged[];
  errata: Judged[];
  counts: Record<Counted, number>;
}

type Counted = Exclude<Verdict, "not-a-number"> | "notANumber";

/** Judges every entry of a ledger. */
export function makeReport(ledger: Ledger): Report {
  const judged = ledger.entries.map((entry) => judgeEntry(entry, ledger));
  const entries = judged.map((entry) => (isErratum(entry) ? { ...entry, rightAt: rightPlaces(entry, judged) } : entry));
  return { entries, errata: entries.filter(isErratum), counts: countVerdicts(entries) };
}

export function judgeEntry(entry: Entry, ledger: Ledger): Judged {
  const facts = factsOf(entry);
  const base = { ...entry, deck: ledger.deck, ...(facts && { facts }) };
  const computed = recompute(entry.rule, ledger);
  if (!computed) return { ...base, computed: null, verdict: entry.rule.name === "none" ? "not-a-number" : "given" };
  const { verdict, filled, wrong, damage } = judge(entry.printed, computed);
  return {
    ...base,
    computed: computed.map((row) => row.map(({ text }) => text)),
    verdict,
    ...(wrong.length && { cells: wrong }),
    ...(verdict === "partial" && { filled }),
    ...(damage && { damage }),
  };
}

function isErratum({ verdict }: Judged): boolean {
  return verdict === "differs" || verdict === "damaged";
}

function rightPlaces(erratum: Judged, all: Judged[]): string[] {
  const rule = JSON.stringify(erratum.rule);
  return all
    .filter((other) => other.verdict === "reproduced" && JSON.stringify(other.rule) === rule)
    .map(({ id }) => id);
}

function countVerdicts(entries: Judged[]): Report["counts"] {
  const count = (verdict: Verdict) => entries.filter((entry) => entry.verdict === verdict).length;
  return Object.fromEntries(
    VERDICTS.map((verdict) => [verdict === "not-a-number" ? "notANumber" : verdict, count(verdict)]),
  ) as Report["counts"];
}
