import { parse } from "yaml";
import { ABOUT } from "../limits.ts";
import { plain, utf8 } from "../box/names.ts";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";
import { join, type Handin, type ReadLayout, type Shelf } from "./layout.ts";

/**
 * Gradescope, "Export Submissions": folders `submission_123456` beside `submission_metadata.yml`, which names those who
 * handed in (`:submitters:` with `:name:`, `:sid:`, `:email:`) and when (`:created_at:`). Each of a group gets the
 * group's work.
 * Layout: the metadata as Rails writes it: symbols as keys, times bare or as ActiveSupport::TimeWithZone.
 */
export const gradescope: ReadLayout = async (shelf) => {
  const about = shelf.entries.find(({ name, kind }) => kind === "file" && /^submission_metadata\.ya?ml$/.test(name));
  if (!about) return undefined;
  const listed = await metadata(shelf, about.path);
  const folders = shelf.entries.filter(({ name }) => listed.has(name));
  return {
    handins: folders.flatMap((entry) =>
      submittersOf(listed.get(entry.name)).map(({ student, name }): Handin => ({
        ...{ student, name, version: null, late: false, refused: null },
        submitted: timeOf(listed.get(entry.name)),
        source: join(shelf.shown, entry.name),
        parts: [{ entry, as: entry.kind === "file" ? entry.name : "" }],
      })),
    ),
    rest: shelf.entries.filter((entry) => entry !== about && !listed.has(entry.name)),
  };
};

async function metadata({ box, shown }: Shelf, path: string): Promise<Map<string, unknown>> {
  await box.prepare([path], ABOUT);
  const text = utf8(await box.read(path, ABOUT));
  const file = join(shown, path);
  try {
    const read: unknown = parse(text ?? "", { schema: "failsafe", logLevel: "error", maxAliasCount: 1e6 });
    if (typeof read === "object" && read !== null && !Array.isArray(read)) return new Map(Object.entries(read));
  } catch (error) {
    throw new Refusal(words.badAbout(`${file}: ${(error as Error).message.split("\n")[0]}`));
  }
  throw new Refusal(words.badAbout(file));
}

interface Submitter {
  student: string;
  name: string | null;
}

function submittersOf(submission: unknown): Submitter[] {
  const all = at(submission, ":submitters");
  return (Array.isArray(all) ? all : []).flatMap((one: unknown): Submitter[] => {
    const [name, sid, email] = [":name", ":sid", ":email"].map((key) => textOf(at(one, key)));
    const student = sid || email || name;
    return student ? [{ student, name: name || null }] : [];
  });
}

function timeOf(submission: unknown): string | null {
  const created = at(submission, ":created_at");
  const text = textOf(created) || textOf(at(created, "utc"));
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d{1,3})?\d* ?(Z|UTC|[+-]\d\d:?\d\d)$/.exec(text);
  if (!found) return null;
  const [, day, clock, part = "", zone] = found as unknown as string[];
  const time = new Date(`${day}T${clock}${part}${zone === "UTC" ? "Z" : zone!.replace(/(\d\d)(\d\d)$/, "$1:$2")}`);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** Keys of Ruby's symbols: `:name:` in the file is the key `:name`. */
function at(map: unknown, key: string): unknown {
  return typeof map === "object" && map !== null && Object.hasOwn(map, key)
    ? (map as Record<string, unknown>)[key]
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? plain(value) : "";
}
