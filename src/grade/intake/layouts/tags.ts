import type { Entry } from "../box/box.ts";
import { plain } from "../box/names.ts";
import { join, isOfTheSystem, type Handin, type ReadLayout, type Shelf, type Shelved } from "./layout.ts";

/** What the name of a folder or file tells. */
export interface Tag {
  student: string;
  name?: string | null;
  submitted?: string;
  version?: number;
  late?: boolean;
  /** The rest of the name, where it is a file's own. */
  as: string;
  /** It tells about the submission and is no part of it. */
  about?: true;
}

export type TagOf = (name: string, isFile: boolean, zone: string) => Tag | undefined;

/** The layout whose names follow a pattern. One name in two that follows it is enough: people add files of their own. */
export function byNames(tagOf: TagOf): ReadLayout {
  return async (shelf) => shelvedByNames(shelf, tagOf);
}

export function shelvedByNames({ entries, shown, zone }: Shelf, tagOf: TagOf): Shelved | undefined {
  const groups = new Map<string, Handin>();
  const rest: Entry[] = [];
  let tagged = 0;
  for (const entry of entries.filter(({ name }) => !isOfTheSystem(name) && name !== "index.html")) {
    const tag = tagOf(entry.name, entry.kind === "file", zone);
    if (!tag || plain(tag.student) === "" || entry.kind === "hostile") {
      rest.push(entry);
      continue;
    }
    tagged += 1;
    const key = JSON.stringify([tag.student, tag.submitted, tag.version]);
    const handin = groups.get(key) ?? handinOf(tag, join(shown, entry.name));
    groups.set(key, handin);
    handin.late ||= tag.late ?? false;
    if (!tag.about) handin.parts.push({ entry, as: entry.kind === "file" ? tag.as : "" });
  }
  if (tagged === 0 || tagged < rest.length) return undefined;
  return { handins: [...groups.values()], rest };
}

function handinOf({ student, name, submitted, version, late }: Tag, source: string): Handin {
  return {
    student: plain(student),
    name: (name && plain(name)) || null,
    submitted: submitted ?? null,
    version: version ?? null,
    late: late ?? false,
    source,
    parts: [],
    refused: null,
  };
}
