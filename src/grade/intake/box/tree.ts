import { DEPTH } from "../limits.ts";
import { byName, type Entry, type Kind } from "./box.ts";
import { nameFault } from "./names.ts";

/** The names of an archive as folders, whatever order they came in. */
export class Tree {
  private readonly folders = new Map<string, Map<string, Entry>>([["", new Map()]]);

  /** Adds one name of the archive, with the folders above it. Returns its path, undefined for a name that is refused. */
  add(raw: string, kind: Kind): string | undefined {
    const fault = nameFault(raw);
    const parts = raw.split("/");
    if (fault) {
      this.put(safeStart(raw), { name: `\0${raw}`, path: raw, kind: "hostile", fault });
      return undefined;
    }
    const path = parts.filter((part) => part !== "" && part !== ".").join("/");
    if (path === "") return path;
    this.put(folderOf(path), { name: path.slice(path.lastIndexOf("/") + 1), path, kind });
    return path;
  }

  children(folder: string): Entry[] {
    return [...(this.folders.get(folder)?.values() ?? [])].toSorted(byName);
  }

  private put(folder: string, entry: Entry): void {
    const fellows = this.folder(folder);
    const known = fellows.get(entry.name);
    if (!known) fellows.set(entry.name, entry);
    else if (known.kind !== "folder" || entry.kind !== "folder") known.twice = true;
  }

  private folder(path: string): Map<string, Entry> {
    const known = this.folders.get(path);
    if (known) return known;
    this.put(folderOf(path), { name: path.slice(path.lastIndexOf("/") + 1), path, kind: "folder" });
    const made = new Map<string, Entry>();
    this.folders.set(path, made);
    return made;
  }
}

/** The folders that a refused name starts with: whose it is. */
function safeStart(raw: string): string {
  const parts = raw.split("/").slice(0, -1);
  const bad = parts.findIndex((part) => part === "" || nameFault(part) !== undefined);
  return parts.slice(0, Math.min(bad < 0 ? parts.length : bad, DEPTH)).join("/");
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
