import { byNames } from "./tags.ts";

/**
 * Moodle, "Download all submissions": `Full Name_12345_assignsubmission_file_/relu.ts` with folders, and
 * `Full Name_12345_assignsubmission_file_relu.ts` without. The number is the participant's, the one of the grading
 * worksheet; there is no time. Text typed into the page comes as `…_onlinetext_`.
 * Layout: mod/assign/classes/downloader.php of moodle/moodle (`fullname_id_`, then the plugin's subtype and type).
 */
export const moodle = byNames((file) => {
  const found = /^(.+?)_(\d+)_assignsubmission_(file|onlinetext)_?(.*)$/s.exec(file);
  if (!found) return undefined;
  const [, name, student, plugin, as] = found as unknown as [string, string, string, string, string];
  return { student, name, as, ...(plugin === "onlinetext" && { about: true as const }) };
});
