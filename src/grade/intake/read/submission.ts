import type { Text } from "../../../text/lang.ts";
import type { Box } from "../box/box.ts";
import { openArchive } from "../box/open.ts";
import type { Handin } from "../layouts/layout.ts";
import { ARCHIVE, ARCHIVES, HANDED_IN, LESSON, SUBMISSION } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import type { Remark, Submission } from "../submission.ts";
import { words } from "../words.ts";
import { pick } from "./pick.ts";
import { asideRemarks, bounded } from "./remarks.ts";
import { Survey, type Found } from "./survey.ts";
import { lessonText } from "./text.ts";

/** Reads what a student handed in. Whatever is wrong with it ends up in the submission. */
export async function readHandin(box: Box, handin: Handin): Promise<Submission> {
  const reading = new Reading();
  try {
    const lessons = await reading.lessons(await surveyOf(box, handin));
    const why = Object.keys(lessons).length > 0 ? null : reading.whyNothing();
    return { ...told(handin), lessons, remarks: bounded([...told(handin).remarks, ...reading.remarks]), refused: why };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(handin, error.text);
  } finally {
    await reading.close();
  }
}

export function refused(handin: Handin, why: Text): Submission {
  return { ...told(handin), lessons: {}, refused: why };
}

/** What the export says. */
function told({ student, name, source, submitted, late }: Handin): Omit<Submission, "lessons" | "refused"> {
  return { student, name, source, submitted, remarks: late ? [{ path: "", text: words.late() }] : [] };
}

/** What will be asked of a box for these, by the limit of each file: for boxes that are read from front to back. */
export async function prepareAll(box: Box, handins: readonly Handin[]): Promise<void> {
  const lessons: string[] = [];
  const archives: string[] = [];
  for (const handin of handins.filter(({ refused }) => !refused)) {
    const survey = await surveyOf(box, handin).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    });
    if (!survey) continue;
    lessons.push(...[...pick(survey.files).lessons.values()].map(({ path }) => path));
    archives.push(...survey.archives.slice(0, ARCHIVES).map(({ path }) => path));
  }
  await box.prepare(lessons, LESSON);
  await box.prepare(archives, ARCHIVE);
}

async function surveyOf(box: Box, { parts }: Handin): Promise<Survey> {
  const survey = new Survey(box, "", false, { files: 0 });
  for (const { entry, as } of parts)
    if (entry.kind === "folder") await survey.folder(entry.path);
    else survey.file(entry, as);
  return survey;
}

/** The reading of one submission: what it has cost so far, and what is still open. */
class Reading {
  readonly remarks: Remark[] = [];
  private readonly failures: Remark[] = [];
  private readonly opened: Box[] = [];
  private left = SUBMISSION;

  async lessons({ files, archives, remarks }: Survey): Promise<Record<string, string>> {
    this.remarks.push(...remarks);
    if (archives.length > ARCHIVES) throw new Refusal(words.tooManyArchives(ARCHIVES));
    const count = { files: files.length };
    const packed: Found[] = [];
    for (const archive of archives)
      packed.push(...((await this.attempt(archive, () => this.inside(archive, count))) ?? []));
    const picked = pick([...files, ...packed]);
    this.remarks.push(...picked.remarks, ...asideRemarks(picked.rest, picked.lessons));
    const lessons: [string, string][] = [];
    const chosen = [...picked.lessons].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const box of new Set(chosen.map(([, found]) => found.box)))
      await box.prepare(
        chosen.flatMap(([, found]) => (found.box === box ? [found.path] : [])),
        LESSON,
      );
    for (const [id, found] of chosen) {
      const text = await this.attempt(found, async () => lessonText(await this.bytes(found, LESSON)));
      if (text !== undefined) lessons.push([id, text]);
    }
    return Object.fromEntries(lessons);
  }

  /** Where no lesson is left. */
  whyNothing(): Submission["refused"] {
    const [first] = this.failures;
    return first ? words.at(first.path, first.text) : words.noLessons();
  }

  async close(): Promise<void> {
    for (const box of this.opened) await box.close();
  }

  private async inside(archive: Found, count: { files: number }): Promise<Found[]> {
    await archive.box.prepare([archive.path], ARCHIVE);
    const box = await openArchive(await this.bytes(archive, ARCHIVE), HANDED_IN);
    this.opened.push(box);
    const survey = new Survey(box, archive.shown, true, count);
    await survey.folder("");
    this.remarks.push(...survey.remarks);
    return survey.files;
  }

  private async bytes({ box, path }: Found, limit: number): Promise<Buffer> {
    const bytes = await box.read(path, limit);
    this.left -= bytes.length;
    if (this.left < 0) throw new Refusal(words.submissionTooLarge(SUBMISSION));
    return bytes;
  }

  /** What is refused of one file is a remark; the rest of the submission counts. */
  private async attempt<T>({ shown }: Found, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const remark = { path: shown, text: error.text };
      this.remarks.push(remark);
      this.failures.push(remark);
      return undefined;
    }
  }
}
