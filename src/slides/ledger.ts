import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../text/problem.ts";
import { fileSchema, SCHEMA, type Entry } from "./schema.ts";

/** Every number of one deck, in the order of its lines. */
export interface Ledger {
  deck: string;
  entries: Entry[];
}

/** Where the ledgers lie: one folder a deck, one file a section. */
export const FOLDER = join("fixtures", "slides");

/** The decks that have a ledger, such as `["002"]`. */
export async function transcribedDecks(root: string): Promise<string[]> {
  const found = await readdir(join(root, FOLDER), { withFileTypes: true });
  return found
    .filter((item) => item.isDirectory())
    .map((item) => item.name)
    .toSorted();
}

/** Reads the ledger of one deck. Throws Problem, naming file and place, when a file has not the shape of a ledger. */
export async function loadLedger(root: string, deck: string): Promise<Ledger> {
  const folder = join(FOLDER, deck);
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith(".json")).toSorted();
  const sections: Entry[][] = [];
  for (const name of names) {
    const path = join(folder, name);
    sections.push(parseSection(await readFile(join(root, path), "utf8"), path, deck));
  }
  const entries = sections.flat();
  checkIds(entries, deck, folder);
  return { deck, entries };
}

/** The entries of one file's text; `path` is what errors name. */
export function parseSection(text: string, path: string, deck: string): Entry[] {
  const data = parseJson(text, path);
  const schema = (data as { schema?: unknown } | null)?.schema;
  if (schema !== SCHEMA) throw damaged(path, "schema", `got ${JSON.stringify(schema)}, this version reads "${SCHEMA}"`);
  const result = fileSchema.safeParse(data);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw damaged(path, placeOf(issue?.path ?? []), issue?.message ?? "");
  }
  if (result.data.deck !== deck) throw damaged(path, "deck", `got "${result.data.deck}", wanted "${deck}"`);
  return result.data.entries;
}

/** An id is of this deck and stands once, and a rule that speaks of another entry finds it. */
export function checkIds(entries: Entry[], deck: string, path: string): void {
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (!id.startsWith(`${deck}:`)) throw damaged(path, id, `the ids of this deck begin with ${deck}:`);
    if (ids.has(id)) throw damaged(path, id, "this id stands twice");
    ids.add(id);
  }
  for (const { id, rule } of entries) {
    const other = rule.name === "copy" ? rule.of : rule.name === "difference" ? rule.with : undefined;
    if (other && !ids.has(other)) throw damaged(path, id, `its rule speaks of ${other}, which does not exist`);
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(path, "JSON", (error as Error).message);
  }
}

/** `entries[4].rule.filter` */
function placeOf(path: PropertyKey[]): string {
  return path.reduce<string>(
    (place, key) => (typeof key === "number" ? `${place}[${key}]` : `${place}${place && "."}${String(key)}`),
    "",
  );
}

function damaged(path: string, place: string, why: string): Problem {
  return new Problem(
    {
      en: `the slide ledger ${path} is damaged at ${place}: ${why}; restore the file and run again`,
      fa: `فایل اعداد اسلاید ${path} در ${place} خراب است: ${why}؛ فایل را بازگردانید و دوباره اجرا کنید`,
    },
    { path, place },
  );
}
