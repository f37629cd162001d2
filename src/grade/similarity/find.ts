import type { Submission } from "../intake/submission.ts";
import { compile } from "./compile.ts";
import { placesOf } from "./places.ts";
import { OPTIONS, type AlikeTask, type Options, type Pair, type Similarity, type Unread } from "./similar.ts";
import { compareLessons, type Compared, type Lesson } from "./task.ts";
import { tokensOf } from "./tokens.ts";
import { UNREAD } from "./words.ts";

/** Students by number, the smaller first; what they share and have of their own in tasks long enough in both. */
interface Sum {
  shared: number;
  own: number;
  compared: number;
  /** The tasks in which they are alike. */
  found: Pick<AlikeTask, "id" | "similarity">[];
}

type Sums = Map<number, Map<number, Sum>>;

/** What is compared of a submission. */
export type Written = Pick<Submission, "student" | "lessons">;

/**
 * The students whose lessons are alike, by their syntax alone. `stubs` and `solutions`, by task id, are nobody's own
 * code; a task without a stub is not compared. The same lessons give the same answer, whatever their order.
 */
export async function findSimilar(
  submissions: Written[],
  stubs: Record<string, string>,
  solutions: Record<string, string> = {},
  options: Options = OPTIONS,
): Promise<Similarity> {
  const students = submissions.toSorted((a, b) => (a.student < b.student ? -1 : 1));
  const answer: Similarity = { pairs: [], tasks: [], unread: [] };
  const known: Record<string, string[]> = {};
  const owns: Compared["own"][] = [];
  const sums: Sums = new Map();
  for (const [id, stub] of Object.entries(stubs)) {
    known[id] = [stub, ...(Object.hasOwn(solutions, id) ? [solutions[id]!] : [])];
    const { lessons, nobodys, unread } = await read(id, students, known[id], options);
    const compared = compareLessons(lessons, nobodys, options);
    add(sums, id, compared, options);
    owns.push(compared.own);
    answer.unread.push(...unread);
    answer.tasks.push({ id, written: lessons.length, long: compared.own.size });
  }
  for (const [a, row] of sums) {
    for (const [b, sum] of row) {
      count(sum, a, b, owns);
      if (isAlike(sum, options)) answer.pairs.push(await pairOf(students[a]!, students[b]!, sum, known, options));
    }
  }
  answer.pairs.sort(byWeight);
  return answer;
}

/** Characters; the longest solution of the course has 7,000. More is not even parsed. */
const LONGEST = 100_000;

/** The lessons of a task that students changed. */
async function read(id: string, students: Written[], known: string[], { maximum }: Options) {
  const writers = [...students.keys()].filter((i) => Object.hasOwn(students[i]!.lessons, id));
  const texts = writers.map((i) => students[i]!.lessons[id]!);
  const codes = await compile([...known, ...texts.map((text) => (text.length > LONGEST ? "" : text))]);
  const lessons: Lesson[] = [];
  const unread: Unread[] = [];
  for (const [n, student] of writers.entries()) {
    const code = codes[known.length + n];
    if (code === codes[0]) continue;
    const tokens = code === undefined ? undefined : tokensOf(code);
    const isLong = texts[n]!.length > LONGEST || (tokens && tokens.kinds.length > maximum);
    if (tokens && !isLong) lessons.push({ student, kinds: tokens.kinds });
    else unread.push({ student: students[student]!.student, task: id, text: isLong ? UNREAD.long : UNREAD.broken });
  }
  return { lessons, nobodys: known.map((_, i) => tokensOf(codes[i]!)!.kinds), unread };
}

function add(sums: Sums, id: string, { own, shared }: Compared, { together }: Options): void {
  for (const [a, row] of shared) {
    const sumsOfA = sums.get(a) ?? new Map<number, Sum>();
    sums.set(a, sumsOfA);
    for (const [b, prints] of row) {
      const sum = sumsOfA.get(b) ?? { shared: 0, own: 0, compared: 0, found: [] };
      sumsOfA.set(b, sum);
      sum.shared += prints;
      const similarity = prints / (own.get(a)! + own.get(b)!);
      if (similarity >= together) sum.found.push({ id, similarity });
    }
  }
}

/** Adds up what both have of their own, in every task: one in which they share nothing counts, too. */
function count(sum: Sum, a: number, b: number, owns: Compared["own"][]): void {
  for (const own of owns) {
    const [ofA, ofB] = [own.get(a), own.get(b)];
    if (ofA === undefined || ofB === undefined) continue;
    sum.own += ofA + ofB;
    sum.compared++;
  }
}

function isAlike({ shared, own, found }: Sum, { task, together }: Options): boolean {
  return found.some(({ similarity }) => similarity >= task) || shared / own >= together;
}

async function pairOf(
  a: Written,
  b: Written,
  { shared, own, compared, found }: Sum,
  known: Record<string, string[]>,
  { length }: Options,
): Promise<Pair> {
  const tasks: AlikeTask[] = [];
  for (const { id, similarity } of found) {
    tasks.push({ id, similarity, ...(await placesOf([a.lessons[id]!, b.lessons[id]!], known[id]!, length)) });
  }
  return { students: [a.student, b.student], similarity: shared / own, compared, tasks };
}

/** The most tasks first, then the most alike, then by name. */
function byWeight(a: Pair, b: Pair): number {
  const names = ({ students }: Pair) => students.join("\0");
  return b.tasks.length - a.tasks.length || b.similarity - a.similarity || (names(a) < names(b) ? -1 : 1);
}
