import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import type { Extension } from "./leaves.ts";
import type { Late, Step } from "./late.ts";
import { moment, percent, span } from "./phrases.ts";
import type { Policy } from "./policy.ts";

/** Due date, grace, what lateness costs and who has longer. */
export function timeLines({ due, grace, late, extensions }: Policy): Text[] {
  if (due === null) return [{ en: "no due date: nothing is late", fa: "مهلتی تعیین نشده: هیچ کاری دیر نیست" }];
  const at = moment(due);
  return [
    { en: `due ${at.en}`, fa: `مهلت تحویل: ${at.fa}` },
    ...graceLines(grace),
    ...lateLines(late),
    ...Object.entries(extensions).map(([student, given]) => extensionLine(student, given)),
  ];
}

function graceLines(grace: number): Text[] {
  const { en, fa } = span(grace);
  const text = {
    en: `grace of ${en}: lateness counts from its end`,
    fa: `${fa} ارفاق: دیرکرد از پایان آن حساب می‌شود`,
  };
  return grace > 0 ? [text] : [];
}

function lateLines(late: Late): Text[] {
  if (!("table" in late)) return curveLines(late);
  if (late.table.length === 0) return [{ en: "late work counts in full", fa: "کار دیرهنگام کامل حساب می‌شود" }];
  return late.table.map(stepLine);
}

function stepLine({ after, keep }: Step): Text {
  const [time, kept] = [span(after), percent(keep)];
  const when = after > 0 ? { en: `more than ${time.en} late`, fa: `بیش از ${time.fa} دیرتر` } : LATE;
  if (keep === 0) return { en: `${when.en}: nothing counts`, fa: `${when.fa}: هیچ امتیازی حساب نمی‌شود` };
  return { en: `${when.en}: ${kept.en} of the points are kept`, fa: `${when.fa}: ${kept.fa} امتیاز می‌ماند` };
}

const LATE: Text = { en: "late at all", fa: "هر قدر دیر" };

function curveLines({ perDay, most, neverAfter }: Exclude<Late, { table: Step[] }>): Text[] {
  const [loss, bound] = [percent(perDay), percent(most)];
  const daily = {
    en: `each day begun takes ${loss.en} of the points${most < 1 ? `, at most ${bound.en}` : ""}`,
    fa: `هر روزی که آغاز شود ${loss.fa} امتیاز را کم می‌کند${most < 1 ? `، حداکثر ${bound.fa}` : ""}`,
  };
  const end = neverAfter === undefined ? [] : [stepLine({ after: neverAfter, keep: 0 })];
  return perDay > 0
    ? [daily, ...end]
    : [{ en: "late work counts in full", fa: "کار دیرهنگام کامل حساب می‌شود" }, ...end];
}

function extensionLine(student: string, given: Extension): Text {
  const name = ltr(student);
  if ("until" in given) {
    const { en, fa } = moment(given.until);
    return { en: `${student}: due ${en}`, fa: `${name}: مهلت تا ${fa}` };
  }
  const { en, fa } = span(given.extra);
  return { en: `${student}: ${en} more`, fa: `${name}: ${fa} بیشتر` };
}
