import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Text } from "../text/lang.ts";
import { Problem } from "../text/problem.ts";
import { mirrors } from "./mirrors.ts";

/** A classic mistake, as edits to the solution; `text` tells a learner who made it what is wrong. */
export interface Mutant {
  name: string;
  text: Text;
  edits: Edit[];
}

/** `from` stands exactly once in the solution. */
export interface Edit {
  from: string;
  to: string;
}

const schema = z.array(
  z.strictObject({
    name: z.string().regex(/^[a-z0-9-]+$/),
    edits: z.array(z.strictObject({ from: z.string().min(1), to: z.string() })).min(1),
    en: z.string().min(1),
    fa: z.string().min(1),
  }),
);

/** The mutants of a task; none where it has no such file. Throws a Problem that names the file when it cannot be read. */
export function loadMutants(root: string, id: string): Mutant[] {
  const path = mirrors(root, id).mutants;
  if (!existsSync(path)) return [];
  try {
    const rows = schema.parse(parse(readFileSync(path, "utf8")));
    return rows.map(({ name, edits, en, fa }) => ({ name, edits, text: { en, fa } }));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).replace(/\s+/g, " ") : String(error);
    const where = relative(root, path);
    throw new Problem(
      { en: `${where} is no list of mutants: ${why}`, fa: `${where} فهرست درستی از جهش‌ها نیست: ${why}` },
      { path: where },
    );
  }
}

/** The solution with the mistake in it. Throws a Problem when an edit does not fit exactly one place in the code. */
export function applyMutant(solution: string, { name, edits }: Mutant): string {
  return edits.reduce((text, { from, to }) => {
    const places = withoutComments(text).split(from);
    if (places.length !== 2) {
      const times = places.length - 1;
      throw new Problem({
        en: `mutant ${name}: "${from}" stands ${times} times in the solution's code, wanted once`,
        fa: `جهش ${name}: «${from}» در کد پاسخ ${times} بار آمده است، باید یک بار باشد`,
      });
    }
    const at = places[0]!.length;
    return text.slice(0, at) + to + text.slice(at + from.length);
  }, solution);
}

/** The same text with every comment blanked, so that positions stay: a formula in a docstring is no code. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, (comment) => " ".repeat(comment.length));
}
