import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { course, type Task } from "../../course.ts";
import { loadHints } from "../course/hints.ts";
import { formulas } from "../course/formula.ts";
import { faultOf } from "../course/fixture.ts";
import { mirrors } from "../course/mirrors.ts";
import type { Finding } from "./finding.ts";
import { misnamedTests } from "./test-names.ts";

/** The mirrors that a task lacks. */
export function missingMirrors(root: string, { id }: Task): Finding[] {
  const absent = Object.values(mirrors(root, id)).filter((path) => !existsSync(path));
  return absent
    .map((path) => relative(root, path))
    .map((name) => ({ where: id, text: { en: `${name} is missing`, fa: `${name} نیست` } }));
}

/** What is wrong in the mirrors of a task that has them all: hints, fixture, formula, names of tests. */
export function faultyMirrors(root: string, { id }: Task): Finding[] {
  const { solutions, test, drawn } = mirrors(root, id);
  return [
    ...emptyHints(root, id),
    ...badFixture(root, id),
    ...noFormula(solutions, id),
    ...misnamedTests(test, id, false),
    ...misnamedTests(drawn, id, true),
  ];
}

function emptyHints(root: string, id: string): Finding[] {
  return Object.entries(loadHints(root, id)).flatMap(([lang, rungs]) => {
    const given = rungs.filter((rung) => rung.length > 0).length;
    if (given === 3) return [];
    const text = { en: `${given} hints in ${lang}, wanted 3`, fa: `${given} راهنمایی به ${lang}؛ ۳ تا لازم است` };
    return [{ where: id, text }];
  });
}

function badFixture(root: string, id: string): Finding[] {
  const path = mirrors(root, id).fixture;
  const fault = faultOf(readFileSync(path, "utf8"));
  const name = relative(root, path);
  return fault ? [{ where: id, text: { en: `${name}: ${fault}`, fa: `${name}: ${fault}` } }] : [];
}

function noFormula(solution: string, id: string): Finding[] {
  const found = formulas(readFileSync(solution, "utf8"));
  const text = { en: "no docstring has a line of formula", fa: "هیچ توضیحی (docstring) سطر فرمول ندارد" };
  return found.length > 0 ? [] : [{ where: id, text }];
}

/** Files in the mirrors that belong to no task, and tracks without a README. */
export function orphans(root: string): Finding[] {
  const known = new Set(course.flatMap(({ tasks }) => tasks.flatMap(({ id }) => Object.values(mirrors(root, id)))));
  const readmes = course.map(({ id }) => join(root, "exercises", id, "README.md"));
  const lost = ["exercises", "solutions", "tests", "drawn", "fixtures", "hints", "mutants"].flatMap((tree) =>
    filesOfTracks(join(root, tree)).filter((path) => !known.has(path) && !readmes.includes(path)),
  );
  return [
    ...lost
      .map((path) => relative(root, path))
      .map((where) => ({
        where,
        text: { en: "belongs to no task of course.ts", fa: "به هیچ تمرینی در course.ts تعلق ندارد" },
      })),
    ...readmes
      .filter((path) => !existsSync(path))
      .map((path) => ({
        where: relative(root, path),
        text: { en: "is missing", fa: "نیست" },
      })),
  ];
}

/** The files under `NN-track` folders; other folders (`fixtures/make`, `fixtures/slides`) are no mirrors. */
function filesOfTracks(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /^\d\d-/.test(relative(folder, entry.parentPath)))
    .map((entry) => join(entry.parentPath, entry.name));
}
