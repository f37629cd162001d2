import type { z } from "zod";
import type { Text } from "../../text/lang.ts";
import { ltr } from "../../text/bidi.ts";

/** What is wrong at one place of a policy. It travels as `params` of a zod issue. */
export interface Fault {
  got: Text;
  wanted: Text;
  next: Text;
  /** The key itself is wrong, not what stands under it. */
  key?: true;
}

export const MEND: Text = {
  en: "correct it and run again",
  fa: "آن را اصلاح کنید و دوباره اجرا کنید",
};

/** A value that cannot be read. */
export function wrongValue(got: unknown, wanted: Text, next = MEND): Fault {
  return { got: gotWords(got), wanted, next };
}

/** A key that nothing is known of, with the known ones that it may stand for. */
export function wrongKey(key: string, wanted: Text, near: string[]): Fault {
  return { got: gotWords(key), wanted, next: near.length > 0 ? didYouMean(near) : MEND, key: true };
}

function didYouMean(near: string[]): Text {
  return {
    en: `did you mean ${near.join(", ")}?`,
    fa: `منظورتان ${near.map(ltr).join("، ")} بود؟`,
  };
}

/** Refuses the value that is being read. */
export function refuse(context: z.core.$RefinementCtx, fault: Fault, path: (string | number)[] = []): void {
  context.addIssue({ code: "custom", path, params: { fault } });
}

function gotWords(value: unknown): Text {
  if (value === undefined || value === null || value === "") return { en: "nothing", fa: "هیچ‌چیز" };
  if (Array.isArray(value)) return { en: "a list", fa: "یک فهرست" };
  if (typeof value === "object") return { en: "keys with values", fa: "چند کلید با مقدار" };
  return { en: `"${String(value)}"`, fa: `«${ltr(String(value))}»` };
}
