import { matchLesson, isTrack } from "../read/lessons.ts";
import type { Entry } from "../box/box.ts";
import { plain } from "../box/names.ts";
import { archiveName } from "../box/open.ts";
import { words } from "../words.ts";
import { isOfTheSystem, join, type Handin, type ReadLayout, type Shelf, type Shelved } from "./layout.ts";

/** A folder or archive for each student, called by the student's id. */
export const folders: ReadLayout = async (shelf) => {
  const works = shelf.entries.filter((entry) => !isOfTheSystem(entry.name) && isWork(entry));
  const handins = works.map((entry) => handinOf(entry, join(shelf.shown, entry.name)));
  return handins.length > 0 ? { handins, rest: shelf.entries.filter((entry) => !works.includes(entry)) } : undefined;
};

function isWork({ kind, name }: Entry): boolean {
  return kind === "folder" || kind === "link" || (kind === "file" && archiveName(name) !== undefined);
}

/** The whole shelf as one student's, called by what was named. */
export function one({ path, shown }: Pick<Shelf, "path" | "shown">): Shelved {
  const entry: Entry = { name: shown, path, kind: "folder" };
  return { handins: [handinOf(entry, shown)], rest: [] };
}

function handinOf(entry: Entry, source: string): Handin {
  const { name, kind } = entry;
  const own = kind === "file" ? archiveName(name)! : (archiveName(name) ?? name);
  return {
    student: plain(own) || own,
    ...{ name: null, submitted: null, version: null, late: false, source },
    parts: [{ entry, as: kind === "file" ? name : "" }],
    refused: kind === "link" ? words.link() : null,
  };
}

/** Whether lessons lie here, for their names: a student's own folder. */
export function isOnes({ entries }: Shelf): boolean {
  return entries.some(({ name, kind }) =>
    kind === "folder" ? name === "exercises" || isTrack(name) : matchLesson(name) !== undefined,
  );
}

/** Whether some folder here holds lessons or an archive, so that each may be a student's. */
export async function holdsWorks(shelf: Shelf): Promise<boolean> {
  for (const entry of shelf.entries) {
    if (isOfTheSystem(entry.name) || !isWork(entry)) continue;
    if (entry.kind !== "folder") return true;
    for await (const inner of downFrom(await below(shelf, entry)))
      if (isOnes(inner) || inner.entries.some(({ kind, name }) => kind === "file" && archiveName(name))) return true;
  }
  return false;
}

/** The shelf and those below it for as long as there is only one folder: wrappers that packers add. */
export async function* downFrom(shelf: Shelf): AsyncIterable<Shelf> {
  for (let at = shelf, depth = 0; depth < 8; depth++) {
    yield at;
    const visible = at.entries.filter(({ name }) => !isOfTheSystem(name));
    const [only] = visible;
    if (visible.length !== 1 || only!.kind !== "folder") return;
    at = await below(at, only!);
  }
}

async function below(shelf: Shelf, entry: Entry): Promise<Shelf> {
  const entries = await shelf.box.children(entry.path).catch(() => []);
  return { ...shelf, path: entry.path, shown: join(shelf.shown, entry.name), entries };
}
