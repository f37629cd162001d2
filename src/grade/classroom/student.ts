import type { Random } from "../../../kit/random.ts";
import { applyMutant, type Mutant } from "../../course/mutants.ts";
import { disguise } from "./disguise.ts";
import { DEEDS, hostile, type Deed } from "./hostile.ts";
import { fullName } from "./names.ts";

export const KINDS = ["correct", "partly", "wrong", "hostile", "late", "broken"] as const;
export type Kind = (typeof KINDS)[number];

/** What a task's tests must say: all pass; some do not; none that does not pass on the stub as well. */
export type Expected = "all" | "some" | "none";

export interface Student {
  id: string;
  name: string;
  kind: Kind;
  late: boolean;
  /** TypeScript by task id; nothing that can be read where the work is `broken`. */
  lessons: Record<string, string>;
  /** By task id; of a broken submission there is nothing, because it is refused. */
  expected: Record<string, Expected>;
}

/** One task as it can be handed in. */
export interface Material {
  id: string;
  stub: string;
  solution: string;
  mutants: Mutant[];
}

interface Work {
  code: string | null;
  expected: Expected;
}

/** One student of a kind, drawn. */
export function makeStudent(id: string, kind: Kind, materials: Material[], random: Random): Student {
  const name = fullName(random);
  if (kind === "broken") return { id, name, kind, late: false, lessons: {}, expected: {} };
  const works = materials.map((material) => [material.id, work(kind, material, random)] as const);
  const lessons = works.flatMap(([task, { code }]) => (code === null ? [] : [[task, code] as const]));
  // Every work holds at least one lesson, or it would not be one.
  if (lessons.length === 0) lessons.push([materials[0]!.id, materials[0]!.stub]);
  return {
    ...{ id, name, kind, late: kind === "late" },
    lessons: Object.fromEntries(lessons),
    expected: Object.fromEntries(works.map(([task, { expected }]) => [task, expected])),
  };
}

function work(kind: Kind, material: Material, random: Random): Work {
  const pick = random.below(10);
  const right = () => ({ code: disguise(material.solution, random.below(4)), expected: "all" as const });
  if (kind === "correct" || kind === "late") return right();
  if (kind === "hostile") return pick < 2 ? deed(material, random) : pick < 6 ? right() : missing;
  if (kind === "wrong") return pick < 5 ? mistake(material, random) : untouched(material, random);
  return pick < 5 ? right() : pick < 8 ? mistake(material, random) : untouched(material, random);
}

const missing: Work = { code: null, expected: "none" };

function untouched({ stub }: Material, random: Random): Work {
  return random.below(2) === 0 ? missing : { code: stub, expected: "none" };
}

function mistake({ solution, mutants, stub }: Material, random: Random): Work {
  if (mutants.length === 0) return { code: stub, expected: "none" };
  return { code: applyMutant(solution, mutants[random.below(mutants.length)]!), expected: "some" };
}

function deed({ solution }: Material, random: Random): Work {
  const deeds = Object.keys(DEEDS) as Deed[];
  return { code: hostile(solution, deeds[random.below(deeds.length)]!), expected: "some" };
}
