import { byNames } from "./tags.ts";
import { hourOf, localTime, monthOf } from "./times.ts";

/**
 * Brightspace, assignment "Download": folders `12345-67890 - Full Name - Oct 1, 2026 1159 PM` beside an index.html;
 * or files, with ` - convolve.ts` after that. The first number is the user's; the time is of the institution's zone.
 * Layout: D2L's instructor guide, "Download submissions", and the folders that nbgrader's and other tools' users show.
 */
export const brightspace = byNames((file, isFile, zone) => {
  const found =
    /^(\d+)-\d+ - (.+?) - ([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4}) (\d{1,2}):?(\d\d) ?([AP]M)(?: - (.+))?$/is.exec(file);
  if (!found) return undefined;
  const [, student, name, month, day, year, hour, minute, half, as = ""] = found as unknown as string[];
  const hours = hourOf(Number(hour), half!);
  const submitted = localTime([Number(year), monthOf(month!), Number(day), hours, Number(minute), 0], zone);
  if (submitted === undefined || (isFile && as === "")) return undefined;
  return { student: student!, name: name!, submitted, as };
});
