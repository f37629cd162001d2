import { byNames } from "./tags.ts";

/**
 * Canvas, "Download submissions": `doejane_LATE_12345_678_convolve.ts`: the sortable name without its blanks, the
 * user's id, the attachment's id, the file; a student may have several. It holds last attempts only and no time.
 * Canvas adds `-1` to the name of a file that is handed in again.
 * Layout: lib/content_zipper.rb of instructure/canvas-lms (`zip_assignment`).
 */
export const canvas = byNames((file, isFile) => {
  const found = isFile && /^([^_]+)_(LATE_)?(\d+)_(?:(?:question_\d+_)?\d+_(.+)|(?:text|link)\.html)$/s.exec(file);
  if (!found) return undefined;
  const [, name, late, student, own] = found as unknown as [string, string, string?, string?, string?];
  const tag = { student: student!, name, late: late !== undefined };
  return own === undefined ? { ...tag, as: "", about: true } : { ...tag, as: own.replace(/-\d+(?=\.[^.]+$)/, "") };
});
