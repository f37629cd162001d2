import type { Handin, ReadLayout, Shelf } from "./layout.ts";
import { isOfTheSystem, join } from "./layout.ts";

/**
 * Clones of a class's repositories: `homework-1-octocat`, all of one beginning; `gh classroom clone student-repos` puts
 * them into `homework-1-submissions`. The id is the rest of the name: the user's. There is no time.
 * Layout: github/gh-classroom, cmd/gh-classroom/clone.
 */
export const github: ReadLayout = async (shelf) => {
  const folders = shelf.entries.filter(({ name, kind }) => kind === "folder" && !isOfTheSystem(name));
  const start = await startOf(
    shelf,
    folders.map(({ name }) => name),
  );
  if (start === undefined) return undefined;
  const mine = folders.filter(({ name }) => name.startsWith(start) && name.length > start.length);
  if (mine.length === 0) return undefined;
  return {
    handins: mine.map((entry): Handin => ({
      student: entry.name.slice(start.length),
      ...{ name: null, submitted: null, version: null, late: false, refused: null },
      source: join(shelf.shown, entry.name),
      parts: [{ entry, as: "" }],
    })),
    rest: shelf.entries.filter((entry) => !mine.includes(entry)),
  };
};

/** The name of the assignment and its hyphen: from the folder around, else what all clones have in common. */
async function startOf(shelf: Shelf, names: string[]): Promise<string | undefined> {
  const around = /^(?:.*\/)?([^/]+)-submissions$/.exec(shelf.shown)?.[1];
  if (around !== undefined && names.some((name) => name.startsWith(`${around}-`))) return `${around}-`;
  const [first, ...others] = names;
  if (first === undefined || others.length === 0 || !(await allCloned(shelf, names))) return undefined;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  const start = first.slice(0, first.slice(0, length).lastIndexOf("-") + 1);
  return start === "" ? undefined : start;
}

async function allCloned({ box, path }: Shelf, names: string[]): Promise<boolean> {
  for (const name of names) {
    const inside = await box.children(join(path, name)).catch(() => []);
    if (!inside.some((entry) => entry.name === ".git")) return false;
  }
  return true;
}
