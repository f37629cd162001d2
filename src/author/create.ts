import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { course } from "../../course.ts";
import { Problem } from "../text/problem.ts";
import { lessonFiles } from "./lesson-files.ts";

/** Writes the files of a new lesson; none when one of them is there already. Returns their paths from the root. */
export function createLesson(root: string, id: string): string[] {
  if (!/^\d\d-[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    throw new Problem({
      en: `"${id}" is no id; wanted TRACK/task in small letters, such as 02-xo/average-pool`,
      fa: `«${id}» شناسه نیست؛ TRACK/task با حروف کوچک لازم است، مانند 02-xo/average-pool`,
    });
  }
  const files = lessonFiles(root, id);
  const taken = [...files.keys()].find((path) => existsSync(path));
  if (taken) {
    const name = relative(root, taken);
    throw new Problem({
      en: `${name} is there already; choose another name or remove it first`,
      fa: `${name} از پیش هست؛ نام دیگری برگزینید یا نخست آن را بردارید`,
    });
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return [...files.keys()].map((path) => relative(root, path));
}

/** Whether the course has the track of this id already. */
export function hasTrack(id: string): boolean {
  return course.some((track) => track.id === id.slice(0, id.indexOf("/")));
}
