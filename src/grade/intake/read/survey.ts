import type { Box, Entry } from "../box/box.ts";
import { archiveName } from "../box/open.ts";
import { isOfTheSystem, join } from "../layouts/layout.ts";
import { DEPTH, FILES } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import type { Remark } from "../submission.ts";
import { words } from "../words.ts";
import { isTrack, matchLesson } from "./lessons.ts";
import type { Candidate } from "./pick.ts";

/** A file of a submission, where it lies. */
export interface Found extends Candidate {
  box: Box;
  /** Its path in the box. */
  path: string;
}

/** Folders of the course itself beside `exercises`: whoever hands in the whole repository hands them in as well. */
const COURSES_OWN = new Set(
  "bench bin coverage docs fixtures hints kit mutants node_modules runs setup solutions src tests".split(" "),
);
/** Files of the course itself beside `exercises`. */
const COURSES_FILES =
  /^(?:README.*\.md|LICENSE.*|package(?:-lock)?\.json|tsconfig[\w.]*\.json|course\.ts|vitest[\w.]*\.ts)$/i;

/** What lies in one box of a submission, looked through by names alone. */
export class Survey {
  readonly files: Found[] = [];
  readonly archives: Found[] = [];
  readonly remarks: Remark[] = [];
  private readonly box: Box;
  private readonly above: string;
  private readonly packed: boolean;
  private readonly count: { files: number };

  /** `above`: the archive it lies in, for people; `count`: files of the submission that were met so far. */
  constructor(box: Box, above: string, packed: boolean, count: { files: number }) {
    this.box = box;
    this.above = above;
    this.packed = packed;
    this.count = count;
  }

  /** Throws a Refusal for a name that leads out of the box, and for more files than anyone needs. */
  async folder(path: string, place = "", depth = 0): Promise<void> {
    await this.entries(await this.box.children(path), place, depth);
  }

  private async entries(entries: readonly Entry[], place: string, depth: number): Promise<void> {
    const hasExercises = entries.some(({ name, kind }) => name === "exercises" && kind === "folder");
    for (const entry of entries) {
      if (entry.kind === "hostile") throw new Refusal(entry.fault!);
      if (isOfTheSystem(entry.name)) continue;
      const at = join(place, entry.name);
      if (entry.kind === "folder") await this.inner(entry, at, depth, hasExercises);
      else if (!(hasExercises && COURSES_FILES.test(entry.name))) this.file(entry, at);
    }
  }

  file(entry: Pick<Entry, "path" | "kind" | "twice">, place: string): void {
    if (++this.count.files > FILES) throw new Refusal(words.tooManyFiles(FILES));
    if (entry.kind !== "file") {
      this.remark(place, entry.kind === "link" ? words.link() : words.noFile());
      return;
    }
    if (isCoursesNote(place)) return;
    const { path, twice = false } = entry;
    const found: Found = {
      ...{ box: this.box, path, place, twice },
      shown: join(this.above, place),
      packed: this.packed,
    };
    if (archiveName(place) === undefined) this.files.push(found);
    else if (this.packed) this.remark(place, words.innerArchive());
    else this.archives.push(found);
  }

  private async inner({ name, path }: Entry, place: string, depth: number, hasExercises: boolean): Promise<void> {
    if (name === "node_modules") this.remark(`${place}/`, words.modules());
    else if (hasExercises && COURSES_OWN.has(name)) {
      if (name === "tests") this.remark(`${place}/`, words.ownTests());
    } else if (depth + 1 > DEPTH) this.remark(`${place}/`, words.tooDeep(DEPTH));
    else {
      const lesson = matchLesson(place);
      if (lesson) this.remark(`${place}/`, words.folder(lesson.id));
      await this.folderOrRemark(path, place, depth + 1);
    }
  }

  /** A folder that cannot be read leaves the others as they are. What is refused for good is so below it as well. */
  private async folderOrRemark(path: string, place: string, depth: number): Promise<void> {
    let entries: Entry[];
    try {
      entries = await this.box.children(path);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.remark(`${place}/`, error.text);
      return;
    }
    await this.entries(entries, place, depth);
  }

  private remark(place: string, text: Remark["text"]): void {
    this.remarks.push({ path: join(this.above, place), text });
  }
}

/** Pages and lists that the course puts among its exercises. */
function isCoursesNote(place: string): boolean {
  const [name, folder = ""] = place.split("/").toReversed();
  return (name === "README.md" && isTrack(folder)) || (name === "stubs.json" && folder === "exercises");
}
