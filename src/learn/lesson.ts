import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { formulas } from "../course/formula.ts";
import { loadHints } from "../course/hints.ts";
import { mirrors } from "../course/mirrors.ts";
import type { Lang } from "../text/lang.ts";

/** What the screen shows of a task besides its title. */
export interface Lesson {
  /** Relative path of the learner's file. */
  file: string;
  formulas: string[];
  hints: Record<Lang, string[]>;
  solution: string;
}

export function loadLesson(root: string, id: string): Lesson {
  const paths = mirrors(root, id);
  const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");
  const solution = read(paths.solutions);
  return {
    file: relative(root, paths.exercises),
    formulas: formulas(solution),
    hints: existsSync(paths.hints) ? loadHints(root, id) : { en: [], fa: [] },
    solution,
  };
}
