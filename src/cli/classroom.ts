import { resolve } from "node:path";
import { tasks } from "../../course.ts";
import { makeClassroom } from "../grade/classroom/classroom.ts";
import { LAYOUTS, type ClassLayout } from "../grade/classroom/layouts.ts";
import { KINDS } from "../grade/classroom/student.ts";
import { writeClassroom } from "../grade/classroom/write.ts";
import { ltr } from "../text/bidi.ts";
import { Problem } from "../text/problem.ts";
import type { Run } from "./command.ts";

/** Writes a made-up class and what grading it must give. */
export const run: Run = async ([dir], options, { root, lang }) => {
  const [folder, layout] = [resolve(dir!), layoutFor(String(options.layout))];
  const students = numberFor("--students", options.students, 1);
  const ids = tasks.filter(({ kind }) => options.all === true || kind === "array").map(({ id }) => id);
  const made = makeClassroom(root, ids, students, numberFor("--seed", options.seed, 0));
  writeClassroom(folder, made, layout, ids);
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, made.filter((one) => one.kind === kind).length]));
  const next = `tamrin grade ${dir}/submissions --policy ${dir}/policy.yaml --roster ${dir}/roster.csv`;
  return {
    holds: true,
    data: { folder, layout, students, tasks: ids, kinds },
    words: {
      en: `${students} students in ${folder}: ${KINDS.map((kind) => `${kinds[kind]} ${kind}`).join(", ")}\nwhat each must get stands in expected.json; next: ${next}`,
      fa: `${students} دانشجو در ${ltr(folder)}: ${ltr(KINDS.map((kind) => `${kinds[kind]} ${kind}`).join(", "))}\nنتیجهٔ درست هر کس در ${ltr("expected.json")} است؛ گام بعد: ${ltr(next)}`,
    }[lang],
  };
};

function layoutFor(asked: string): ClassLayout {
  if (Object.hasOwn(LAYOUTS, asked)) return asked as ClassLayout;
  const names = Object.keys(LAYOUTS);
  throw new Problem({
    en: `--layout is "${asked}"; it can be ${names.join(", ")}`,
    fa: `--layout برابر «${asked}» است؛ ${names.join("، ")} ممکن است`,
  });
}

function numberFor(flag: string, asked: string | boolean | undefined, least: number): number {
  if (/^\d{1,6}$/.test(String(asked)) && Number(asked) >= least) return Number(asked);
  throw new Problem({
    en: `${flag} is "${asked}"; it is a whole number from ${least} to 999999`,
    fa: `${flag} برابر «${asked}» است؛ باید عددی صحیح از ${least} تا ۹۹۹۹۹۹ باشد`,
  });
}
