import { byNames } from "./tags.ts";

/**
 * Autolab, "Download all submissions": `user@school.edu_3_handin.tar`: the email, the version, the file's name as the
 * course sets it. The last version counts; there is no time.
 * Layout: app/models/submission.rb of autolab/Autolab (`"#{email}_#{version}_#{handin_filename}"`).
 */
export const autolab = byNames((file) => {
  const found = /^([^@/]+@[^@_/]+)_(\d{1,9})_(.+)$/s.exec(file);
  if (!found) return undefined;
  const [, student, version, as] = found as unknown as [string, string, string, string];
  return { student, version: Number(version), as };
});
