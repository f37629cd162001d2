import { resolve } from "node:path";
import { SYSTEMS, type System } from "../grade/delivery/attempt/about.ts";
import { gradeAttempt } from "../grade/delivery/attempt/attempt.ts";
import { bestIsolation } from "../grade/sandbox/isolation.ts";
import { attempted, noIsolation } from "../grade/delivery/words.ts";
import { writeWhole } from "../grade/outputs/files.ts";
import { notAmong } from "../grade/words.ts";
import { Problem } from "../text/problem.ts";
import type { Run } from "./command.ts";

export const run: Run = async ([system], options, { root, lang }) => {
  if (!SYSTEMS.includes(system as System)) throw new Problem(notAmong("attempt", system!, SYSTEMS));
  const file = (name: string) => resolve(options[name] as string);
  const isolation = await bestIsolation();
  if (!isolation) throw new Problem(noIsolation());
  const { grade, result } = await gradeAttempt({
    ...{ root, system: system as System, policy: file("policy"), isolation, lang },
    work: file("work"),
    ...(typeof options.about === "string" && { about: file("about") }),
    secret: file("secret"),
  });
  await writeWhole(file("results"), result);
  const { student, outcome, points, max } = grade;
  return {
    holds: outcome !== "ungradable",
    data: { student, outcome, points: outcome === "ungradable" ? null : points, max, isolation },
    words: attempted(grade, isolation, lang),
  };
};
