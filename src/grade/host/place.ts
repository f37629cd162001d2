import { placeOf } from "../wire/errors.ts";

/** Where a lesson's code threw an error, or called what threw it: `lesson:line:column`, empty where no lesson did. */
export function placeIn(error: Error): string {
  const known = placeOf(error);
  if (known) return known;
  const [, id, line, column] = /\(?([\w-]+\/[\w-]+)\.ts:(\d+):(\d+)\)?/.exec(String(error.stack)) ?? [];
  return id ? `${id}:${line}:${column}` : "";
}
