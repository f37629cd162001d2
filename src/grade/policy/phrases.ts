import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import { DAY, HOUR } from "./leaves.ts";

/** Milliseconds as days, or as hours where they are no whole days. */
export function span(milliseconds: number): Text {
  if (milliseconds > 0 && milliseconds % DAY === 0) return counted(milliseconds / DAY, "day", "روز");
  return counted(Number((milliseconds / HOUR).toFixed(2)), "hour", "ساعت");
}

/** A number of things; the plural is regular in English, and the singular in Persian. */
export function counted(number: number, en: string, fa: string): Text {
  return { en: `${number} ${en}${number === 1 ? "" : "s"}`, fa: `${number} ${fa}` };
}

/** A share from 0 to 1. */
export function percent(share: number): Text {
  const number = Number((share * 100).toFixed(2));
  return { en: `${number}%`, fa: `${number} درصد` };
}

/** A point in time as the instructor wrote it: `2026-10-01 23:59:00 +03:30`. */
export function moment(iso: string): Text {
  const en = iso.replace("T", " ").replace(/(Z|[+-]\d\d:\d\d)$/, (zone) => (zone === "Z" ? " UTC" : ` ${zone}`));
  return { en, fa: ltr(en) };
}
