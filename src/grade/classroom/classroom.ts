import { readFileSync } from "node:fs";
import { seeded, shuffle } from "../../../kit/random.ts";
import { mirrors } from "../../course/mirrors.ts";
import { loadMutants } from "../../course/mutants.ts";
import { loadStubs } from "../../course/stubs.ts";
import { KINDS, makeStudent, type Kind, type Material, type Student } from "./student.ts";

/** Of twenty students. */
const SHARES: Record<Kind, number> = { correct: 7, partly: 7, wrong: 2, hostile: 2, late: 1, broken: 1 };

/** A class that nobody has to be asked about: what each student hands in is made up. The same seed makes the same. */
export function makeClassroom(root: string, ids: string[], students: number, seed: number): Student[] {
  const materials = materialsOf(root, ids);
  const pattern = KINDS.flatMap((kind) => Array<Kind>(SHARES[kind]).fill(kind));
  const kinds = shuffle(
    Array.from({ length: students }, (_, i) => pattern[i % pattern.length]!),
    seeded(seed),
  );
  return kinds.map((kind, i) => makeStudent(String(FIRST + i), kind, materials, seeded(seed, i + 1)));
}

/** Ids as universities give them. */
const FIRST = 40_210_001;

function materialsOf(root: string, ids: string[]): Material[] {
  const stubs = loadStubs(root);
  return ids.map((id) => ({
    id,
    stub: stubs[id]!,
    solution: readFileSync(mirrors(root, id).solutions, "utf8"),
    mutants: loadMutants(root, id),
  }));
}
