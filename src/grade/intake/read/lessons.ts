import { tasks } from "../../../../course.ts";

const IDS = new Set(tasks.map(({ id }) => id));
const nameOf = (id: string) => id.slice(id.indexOf("/") + 1);
const TRACKS = new Set(tasks.map(({ id }) => id.slice(0, id.indexOf("/"))));
/** Ids by name, where no other task has it. */
const BY_NAME = new Map(tasks.map(({ id }) => [nameOf(id), id]));
for (const { id } of tasks) if (BY_NAME.get(nameOf(id)) !== id) BY_NAME.delete(nameOf(id));

export function isTrack(name: string): boolean {
  return TRACKS.has(name);
}

/** The lesson that a path stands for: `…/02-xo/relu.ts`, or `…/relu.ts` where the name is enough. */
export interface Match {
  id: string;
  /** 0: below `exercises`; 1: in its track's folder; 2: by its name alone. */
  form: 0 | 1 | 2;
}

export function matchLesson(path: string): Match | undefined {
  const parts = path.split("/");
  const [name = "", track, above] = parts.toReversed();
  if (!name.endsWith(".ts")) return undefined;
  const task = name.slice(0, -3);
  const full = `${track}/${task}`;
  if (IDS.has(full)) return { id: full, form: above === "exercises" ? 0 : 1 };
  const id = BY_NAME.get(task);
  // A name in another track's folder is a slip of the hand, not a lesson.
  return id === undefined || (track !== undefined && TRACKS.has(track)) ? undefined : { id, form: 2 };
}

/** The lesson that a wrong name was meant for: other case or ending, a copy's mark, underscores, another track. */
export function nearLesson(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const stem = /^(.+?)\.(?:ts|js|mjs|cjs|mts|tsx|jsx|ts\.txt|txt)$/.exec(name)?.[1];
  if (stem === undefined || stem.endsWith(".d") || stem.endsWith(".test")) return undefined;
  const bare = stem.replace(/(?:[ _-]*\(\d+\)|[ _-]+copy|[ _-]+final|[ _-]*\d+)+$/, "").replaceAll(/[ _]/g, "-");
  return BY_NAME.get(bare);
}
