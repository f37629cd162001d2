import { availableParallelism } from "node:os";
import type { WasmRow } from "../wasm.ts";
import type { Case } from "./cases.ts";
import { NAMES, type Name } from "./lineup.ts";
import type { Results } from "./race.ts";
import { rowsOf, type Row } from "./rows.ts";

export interface Settings {
  rounds: number;
  cases: Case[];
  python: string;
}

/** What the benchmark found, as `--json` prints it. */
export interface Report extends Settings {
  bench: "train";
  cores: number;
  rows: Row[];
  /** Of the libraries that computed; null where a competitor never started. */
  versions: Record<Name, Record<string, string> | null>;
  /** Threads that each computes with. */
  threads: Record<Name, number | null>;
  /** What a step costs on WebAssembly, repaired and as the package is; empty where not asked for. */
  wasm: WasmRow[];
}

export function reportOf(settings: Settings, results: Results[], wasm: WasmRow[]): Report {
  const ready = (name: Name) => results.flatMap(({ [name]: found }) => ("ready" in found ? [found.ready] : []))[0];
  const each = <T>(pick: (name: Name) => T) =>
    Object.fromEntries(NAMES.map((name) => [name, pick(name)])) as Record<Name, T>;
  return {
    bench: "train",
    cores: availableParallelism(),
    ...settings,
    rows: settings.cases.flatMap((job, i) => rowsOf(job, results[i]!)),
    versions: each((name) => ready(name)?.versions ?? null),
    threads: each((name) => ready(name)?.threads ?? null),
    wasm,
  };
}
