import { z } from "zod";
import type { Text } from "../../text/lang.ts";
import { leaf } from "./shapes.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A share from 0 to 1, exact to four decimals: `10%` or `0.1`. */
export const share = leaf({ en: "a share such as 10% or 0.1", fa: "سهمی مانند 10% یا 0.1" }, (text) => {
  const percent = /^(\d{1,3}(?:\.\d{1,2})?) ?%$/.exec(text)?.[1];
  const value = percent === undefined ? decimal(text, 4) : Number((Number(percent) / 100).toFixed(4));
  return value !== undefined && value <= 1 ? value : undefined;
});

/** Milliseconds: `12h`, `3 days`. */
export const duration = leaf({ en: "hours or days such as 12h or 3d", fa: "ساعت یا روز، مانند 12h یا 3d" }, toDuration);

/** A point in time, as ISO 8601 with seconds and time zone. */
export const moment = leaf(
  {
    en: "a date and time with its zone such as 2026-10-01T23:59:00+03:30",
    fa: "تاریخ و ساعت با منطقهٔ زمانی، مانند 2026-10-01T23:59:00+03:30",
  },
  toMoment,
);

/** A later due date, or milliseconds more than the others have. */
export const extension = leaf(
  {
    en: "a date and time with its zone, or extra hours or days such as 3d",
    fa: "تاریخ و ساعت با منطقهٔ زمانی، یا ساعت و روز اضافه مانند 3d",
  },
  (text): Extension | undefined => {
    const [until, extra] = [toMoment(text), toDuration(text)];
    if (until !== undefined) return { until };
    return extra === undefined ? undefined : { extra };
  },
);

export type Extension = { until: string } | { extra: number };

/** When a hidden test is shown. */
export const show = leaf(
  {
    en: "never, after due, always, or the date and time with its zone from which on it is shown",
    fa: "never یا after due یا always، یا تاریخ و ساعت (با منطقهٔ زمانی) آغاز نمایش",
  },
  (text): Show | undefined => {
    const from = toMoment(text);
    return from === undefined ? word(text, ["never", "after-due", "always"]) : { from };
  },
);

export type Show = "never" | "after-due" | "always" | { from: string };

/** Points or a weight: not negative, exact to two decimals. */
export const amount = leaf(
  { en: "a number from 0 to 10000 with at most two decimals", fa: "عددی از 0 تا 10000 با حداکثر دو رقم اعشار" },
  (text) => within(decimal(text, 2), 0, 10_000),
);

export const count = leaf({ en: "a whole number from 1", fa: "عددی صحیح از 1 به بالا" }, (text) =>
  within(decimal(text, 0), 1, 10_000),
);

export const seconds = leaf(
  { en: "whole seconds from 1 to 3600 such as 10 or 10s", fa: "ثانیهٔ کامل از 1 تا 3600، مانند 10 یا 10s" },
  (text) => within(decimal(text.replace(/ ?s$/, ""), 0), 1, 3600),
);

const UNITS = new Map([
  ["MB", 10 ** 6],
  ["MiB", 2 ** 20],
  ["GB", 10 ** 9],
  ["GiB", 2 ** 30],
]);

/** Bytes. */
export const memory = leaf(
  { en: "memory from 128 MiB to 64 GiB such as 512 MiB", fa: "حافظه از 128 MiB تا 64 GiB، مانند 512 MiB" },
  (text) => {
    const [, number, unit] = /^(\d{1,6}) ?([MG]i?B)$/.exec(text) ?? [];
    return within(Number(number) * (UNITS.get(unit!) ?? NaN), 2 ** 27, 2 ** 36);
  },
);

/** Any text at all. */
export const pattern = leaf(
  { en: "the name of a test, * for any letters", fa: "نام یک آزمون، با * به جای هر نویسه‌ای" },
  (text) => text || undefined,
);

/** One of these words; spaces, case and slashes do not count: `actual only` is `actual-only`. */
export function oneOf<const Word extends string>(...words: Word[]) {
  const wanted: Text = { en: words.join(" or "), fa: words.join(" یا ") };
  return leaf(wanted, (text) => word(text, words));
}

function word<const Word extends string>(text: string, words: Word[]): Word | undefined {
  const plain = text.toLowerCase().replace(/[\s/_-]+/g, "-");
  return words.find((each) => each === plain);
}

function toDuration(text: string): number | undefined {
  if (text === "0") return 0;
  const [, number, unit] = /^(\d{1,4}(?:\.\d{1,2})?) ?(h|hours?|d|days?)$/.exec(text) ?? [];
  return number === undefined ? undefined : Math.round(Number(number) * (unit!.startsWith("h") ? HOUR : DAY));
}

function toMoment(text: string): string | undefined {
  const full = text.replace(
    /^(\S+)[ T](\d\d:\d\d)(:\d\d)? ?/,
    (_, date, time, rest = ":00") => `${date}T${time}${rest}`,
  );
  return z.iso.datetime({ offset: true }).safeParse(full).success ? full : undefined;
}

function decimal(text: string, decimals: number): number | undefined {
  const [, tail = ""] = /^\d{1,6}(?:\.(\d+))?$/.exec(text) ?? [];
  return /^\d{1,6}(\.\d+)?$/.test(text) && tail.length <= decimals ? Number(text) : undefined;
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  return value !== undefined && value >= least && value <= most ? value : undefined;
}
