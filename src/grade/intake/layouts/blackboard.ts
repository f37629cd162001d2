import { ABOUT } from "../limits.ts";
import { nameOf, plain } from "../box/names.ts";
import type { Handin, ReadLayout, Shelf } from "./layout.ts";
import { shelvedByNames, type TagOf } from "./tags.ts";
import { localTime } from "./times.ts";

/**
 * Blackboard, "Assignment file download": `Homework 1_jdoe_attempt_2026-10-01-12-00-00_hw.zip`, and for each attempt a
 * text of the same name that ends with its time: `Name: Jane Doe (jdoe)` is its first line.
 * Layout: help.blackboard.com, "Download assignments"; the text as its users quote it.
 */
export const blackboard: ReadLayout = async (shelf) => {
  const shelved = shelvedByNames(shelf, tagOf);
  if (shelved) await addNames(shelf, shelved.handins);
  return shelved;
};

const tagOf: TagOf = (file, _isFile, zone) => {
  const found = /^.+_([^_]+)_attempt_(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)(\.txt|_.+)$/s.exec(file);
  if (!found) return undefined;
  const [, student, year, month, day, hour, minute, second, end] = found as unknown as string[];
  const clock = [year, month, day, hour, minute, second].map(Number) as Parameters<typeof localTime>[0];
  const submitted = localTime(clock, zone);
  if (submitted === undefined) return undefined;
  return end === ".txt"
    ? { student: student!, submitted, as: "", about: true }
    : { student: student!, submitted, as: end!.slice(1) };
};

/** The texts know the full names. One that cannot be read leaves its student without. */
async function addNames({ box, entries, zone }: Shelf, handins: Handin[]): Promise<void> {
  const texts = entries.filter(({ name, kind }) => kind === "file" && tagOf(name, true, zone)?.about);
  const paths = texts.map(({ path }) => path);
  await box.prepare(paths, ABOUT_ONE);
  for (const { name, path } of texts) {
    const { student, submitted } = tagOf(name, true, zone)!;
    const bytes = await box.read(path, ABOUT_ONE).catch(() => Buffer.alloc(0));
    const found = /^\ufeff?Name:[ \t]*(.+?)[ \t]*(?:\(([^()\n]*)\))?[ \t]*\r?$/m.exec(nameOf(bytes));
    const handin = handins.find((one) => one.student === plain(student) && one.submitted === submitted);
    if (!handin || !found) continue;
    handin.name = plain(found[1]!);
    // In the name of a file, a user called j_doe looks like a user called doe.
    if (found[2]?.endsWith(`_${handin.student}`)) handin.student = plain(found[2]);
  }
}

const ABOUT_ONE = ABOUT / 64;
