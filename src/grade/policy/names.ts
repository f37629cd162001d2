import { distance } from "fastest-levenshtein";
import { course, tasks } from "../../../course.ts";
import { findTask } from "../../course/find.ts";
import { Problem } from "../../text/problem.ts";

/** How much a name in a policy takes in: a narrow one goes before a wide one. */
export const BREADTH = ["all", "track", "task"] as const;
export type Breadth = (typeof BREADTH)[number];

export interface Named {
  breadth: Breadth;
  /** Tasks of the course, in its order. */
  ids: string[];
}

/** The tasks of a name: `all`, a track's id, a task's id or its name alone. Undefined where it names nothing. */
export function named(name: string): Named | undefined {
  if (name === "all") return { breadth: "all", ids: tasks.map(({ id }) => id) };
  const track = course.find(({ id }) => id === name);
  if (track) return { breadth: "track", ids: track.tasks.map(({ id }) => id) };
  const found = find(name);
  return typeof found === "string" ? { breadth: "task", ids: [found] } : undefined;
}

/** What may have been meant by a name of nothing: a track that differs in one letter, else tasks. */
export function nearNames(name: string): string[] {
  const track = course.find(({ id }) => distance(id, name) === 1);
  if (track) return [track.id];
  const found = find(name);
  return typeof found === "string" ? [] : found;
}

function find(name: string): string | string[] {
  try {
    return findTask(name).id;
  } catch (error) {
    if (error instanceof Problem && "near" in error.detail) return error.detail.near as string[];
    throw error;
  }
}
