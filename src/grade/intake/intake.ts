import { realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Text } from "../../text/lang.ts";
import { Problem } from "../../text/problem.ts";
import type { Box } from "./box/box.ts";
import { Disk } from "./box/disk.ts";
import { openArchive } from "./box/open.ts";
import { latest, type Counted } from "./latest.ts";
import { isOfTheSystem, type Handin, type Layout, type Shelf } from "./layouts/layout.ts";
import { one } from "./layouts/plain.ts";
import { readAs, recognise, type Recognised } from "./layouts/recognise.ts";
import { NAMED } from "./limits.ts";
import { bounded } from "./read/remarks.ts";
import { prepareAll, readHandin, refused } from "./read/submission.ts";
import { Refusal } from "./refusal.ts";
import type { Roster } from "./roster/roster.ts";
import type { Remark, Submission } from "./submission.ts";
import { words } from "./words.ts";

export interface Options {
  /** What every path is to be read as; without, that is seen from what lies there. */
  layout?: Layout;
  /** Zone of times that an export writes without one: `Z` or `+03:30`. */
  zone?: string;
  /** Knows the students' names better than an export does. */
  roster?: Roster;
}

/** One path of the command line, looked at and not yet read. */
export interface Batch {
  /** As it was named. */
  path: string;
  layout: Layout;
  /** What it was taken for, and how to say otherwise. */
  recognised: Text;
  /** What lies there and belongs to no student. */
  remarks: Remark[];
}

export interface Intake {
  batches: Batch[];
  /** Ids, each once, in the order in which submissions come. */
  students: string[];
  /** Reads one after the other; none is held. Can be gone through more than once. */
  submissions(): AsyncIterable<Submission>;
}

/**
 * Looks at all that was named: whose work there is, and which of a student's submissions counts. Throws a Problem where
 * a path does not exist or holds nothing of the layout that was asked for. What is wrong with a submission is told by it.
 */
export async function openSubmissions(paths: readonly string[], options: Options = {}): Promise<Intake> {
  const looked: Looked[] = [];
  for (const path of new Map(paths.map((path) => [resolve(path), path])).values())
    looked.push(await look(path, options));
  const counted = latest(looked.flatMap(({ handins }) => handins));
  const mine = looked.map((batch) => ({
    batch,
    counted: counted.filter(({ handin }) => handin.batch === batch.batch).toSorted(byStudent),
  }));
  return {
    batches: looked.map(({ batch }) => batch),
    students: mine.flatMap(({ counted }) => counted.map(({ handin }) => handin.student)),
    async *submissions() {
      for (const { batch, counted } of mine) yield* read(batch, counted);
    },
  };
}

/** A path and whose work lies there. An archive is closed meanwhile: a thousand may have been named. */
interface Looked {
  batch: Batch;
  handins: BatchHandin[];
  open(): Promise<Box>;
}

type BatchHandin = Handin & { batch: Batch };

async function look(path: string, { layout, zone = "Z", roster }: Options): Promise<Looked> {
  const { name, archive, open } = await boxAt(path);
  const found = await withBox(open, async (box) => {
    const top: Shelf = { box, path: "", shown: name, entries: await box.children(""), zone };
    const read = layout ? await readAs(layout, top) : await recognise(top);
    if (!read) throw new Problem(words.noSubmissions(path, layout!), { path, layout });
    return read;
  }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    // Among a thousand archives, one that is broken is its student's matter.
    if (archive) return refusedAs(name, error.text);
    throw new Problem(words.at(path, error.text), { path });
  });
  const rest = found.rest.filter((entry) => entry.kind === "hostile" || !isOfTheSystem(entry.name));
  const batch: Batch = {
    path,
    layout: found.layout,
    recognised: words.recognised(found.layout),
    remarks: bounded(rest.map((entry) => ({ path: entry.path, text: entry.fault ?? words.notInList() }))),
  };
  const known = ({ student, name }: Handin) => roster?.find(student, name)?.name ?? name;
  return { batch, handins: found.handins.map((handin) => ({ ...handin, name: known(handin), batch })), open };
}

function refusedAs(shown: string, text: Text): Recognised {
  const { handins, rest } = one({ path: "", shown });
  return { layout: "one", handins: handins.map((handin) => ({ ...handin, refused: text })), rest };
}

async function* read({ open }: Looked, counted: readonly Counted<Handin>[]): AsyncIterable<Submission> {
  const readable = counted.flatMap(({ handin }) => (handin.refused ? [] : [handin]));
  const box = readable.length > 0 ? await open().catch(asRefusal) : undefined;
  try {
    if (box && !(box instanceof Refusal) && box.serial) await prepareAll(box, readable);
    for (const { handin, remarks } of counted) {
      const why = handin.refused ?? (box instanceof Refusal ? box.text : null);
      const submission = why ? refused(handin, why) : await readHandin(box as Box, handin);
      yield { ...submission, remarks: [...remarks, ...submission.remarks] };
    }
  } finally {
    if (box && !(box instanceof Refusal)) await box.close();
  }
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

/** What was named is followed, even through a link: the instructor meant it. */
async function boxAt(path: string): Promise<{ name: string; archive: boolean; open(): Promise<Box> }> {
  const absolute = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") throw new Problem(words.noSuchPath(path), { path });
    throw new Problem(words.at(path, words.unreadable(error.code ?? "?")), { path });
  });
  const kind = await stat(absolute);
  const name = basename(resolve(path));
  if (kind.isDirectory()) {
    const disk = new Disk(absolute);
    return { name, archive: false, open: async () => disk };
  }
  if (kind.isFile()) return { name, archive: true, open: () => openArchive(absolute, NAMED) };
  throw new Problem(words.noSuchPath(path), { path });
}

async function withBox<T>(open: () => Promise<Box>, work: (box: Box) => Promise<T>): Promise<T> {
  const box = await open();
  try {
    return await work(box);
  } finally {
    await box.close();
  }
}

function byStudent(a: Counted<Handin>, b: Counted<Handin>): number {
  return a.handin.student < b.handin.student ? -1 : 1;
}
