import { readFileSync } from "node:fs";
import { findTask } from "../course/find.ts";
import { mirrors } from "../course/mirrors.ts";
import { loadProgress } from "../learn/progress.ts";
import type { Run } from "./command.ts";
import { Problem } from "../text/problem.ts";

export const run: Run = async ([asked], options, { root }) => {
  const { id } = findTask(asked!);
  if (!loadProgress(root).progress.done[id] && !options.anyway) {
    throw new Problem({
      en: `${id} is not done yet; try "tamrin hint ${id}", or add --anyway`,
      fa: `${id} هنوز انجام نشده است؛ tamrin hint ${id} را امتحان کنید، یا --anyway را بیفزایید`,
    });
  }
  const text = readFileSync(mirrors(root, id).solutions, "utf8").trimEnd();
  return { holds: true, data: { id, text }, words: text };
};
