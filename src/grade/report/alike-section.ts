import type { Lang, Text } from "../../text/lang.ts";
import type { AlikeTask, Lines, Pair, Tellable } from "../similarity/similar.ts";
import { counted } from "../policy/phrases.ts";
import { code, comma, namer, percent, taskName } from "./phrases.ts";
import type { ClassReport } from "./report.ts";
import type { Item, Section } from "./section.ts";

const TITLE: Text = { en: "Lessons that are alike", fa: "کدهای همانند" };

const LEAD: Text = {
  en: "A reason to read both, never a proof. Names, comments, layout and types do not count, nor does code that the course gave, or that many wrote.",
  fa: "دلیلی برای خواندن هر دو کد است، نه مدرک. نام‌ها، توضیح‌ها، چیدمان و نوع‌ها به حساب نمی‌آیند؛ کدی که خود درس داده یا بسیاری نوشته‌اند هم به حساب نمی‌آید.",
};

/** Places in a task that are named. */
const PLACES = 4;

export function alikeSection(report: ClassReport, lang: Lang): Section {
  const { pairs, tasks, unread } = report.similar;
  const name = namer(report);
  const remarks = unread.map(({ student, task, text }) => ({
    text: `${name(student)}: ${code(task, lang)} ${text[lang]}`,
    notes: [],
    students: [],
  }));
  const short = tasks.filter(isShort).map(({ id }) => code(id, lang));
  return {
    id: "alike",
    title: TITLE[lang],
    lead: [...(pairs.length > 0 ? [LEAD[lang]] : []), ...(short.length > 0 ? [shortWords(short, lang)] : [])],
    bars: [],
    items: [...pairs.map((pair) => itemOf(pair, name, lang)), ...remarks],
  };
}

/** Whether fewer than half of what was handed in can be told apart. */
function isShort({ written, long }: Tellable): boolean {
  return written > 0 && 2 * long < written;
}

function shortWords(ids: string[], lang: Lang): string {
  const list = comma(ids, lang);
  return {
    en: `Too short to tell, in most students' work: ${list}.`,
    fa: `در کار بیشتر دانشجویان کوتاه‌تر از آن که بتوان گفت: ${list}.`,
  }[lang];
}

function itemOf(
  { students: [a, b], similarity, compared, tasks }: Pair,
  name: (id: string) => string,
  lang: Lang,
): Item {
  const share = percent(similarity, lang);
  const text = {
    en: `${name(a)} and ${name(b)}: ${share} alike in ${counted(compared, "task", "").en} long enough to compare`,
    fa: `${name(a)} و ${name(b)}: ${share} همانند، در ${compared} تمرینی که برای مقایسه به‌اندازه بلند است`,
  };
  return { text: text[lang], notes: tasks.map((task) => taskWords(task, lang)), students: [] };
}

function taskWords({ id, similarity, longest, places }: AlikeTask, lang: Lang): string {
  const [share, nodes] = [percent(similarity, lang), code(longest, lang)];
  const head = {
    en: `${taskName(id, lang)}: ${share}, up to ${nodes} syntax nodes in a row`,
    fa: `${taskName(id, lang)}: ${share}، تا ${nodes} گره نحوی پشت سر هم`,
  };
  const where = places.slice(0, PLACES).map((place) => placeWords(place, lang));
  const rest = places.length - PLACES;
  const more = { en: `${rest} more`, fa: `${rest} جای دیگر` }[lang];
  const list = comma([...where, ...(rest > 0 ? [more] : [])], lang);
  return { en: `${head.en}; lines ${list}`, fa: `${head.fa}؛ سطرهای ${list}` }[lang];
}

/** `14–22 = 15–24`: the first student's lines and the second's. */
function placeWords([a, b]: [Lines, Lines], lang: Lang): string {
  const lines = ([first, last]: Lines) => (first === last ? `${first}` : `${first}–${last}`);
  return code(`${lines(a)} = ${lines(b)}`, lang);
}
