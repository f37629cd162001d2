import type { Remark } from "./submission.ts";
import { words } from "./words.ts";

/** Whether the export marks the work as late without saying when it came. Remarks on files have a path. */
export function isMarkedLate({ remarks }: { remarks: Remark[] }): boolean {
  return remarks.some(({ path, text }) => path === "" && text.en === words.late().en);
}
