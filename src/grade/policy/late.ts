import { fraction, parseDecimal, type Fraction } from "../../numbers/fraction.ts";
import { refuse, wrongValue } from "./fault.ts";
import { DAY, duration, share } from "./leaves.ts";
import { percent, span } from "./phrases.ts";
import { choose, leaf, list, mapping } from "./shapes.ts";

/**
 * What lateness leaves of the points. `table`: the last row that has been passed counts. Otherwise: `perDay` is lost with
 * each day begun, `most` at the most, and everything after `neverAfter`. Shares from 0 to 1, times in milliseconds.
 */
export type Late = { table: Step[] } | { perDay: number; most: number; neverAfter?: number };

/** What is kept of work that is later than `after`. */
export interface Step {
  after: number;
  keep: number;
}

const never = leaf(
  {
    en: "never, a list of { after, keep }, or the keys perDay, most, neverAfter",
    fa: "never، فهرستی از { after, keep }، یا کلیدهای perDay و most و neverAfter",
  },
  (text): Late | undefined => (text === "never" ? { table: [{ after: 0, keep: 0 }] } : undefined),
);

const table = list(
  { en: "a list of { after, keep }", fa: "فهرستی از { after, keep }" },
  mapping({ after: duration, keep: share }),
)
  .superRefine((steps, context) => {
    steps.forEach(({ after, keep }, i) => {
      const before = steps[i - 1];
      if (!before) return;
      if (after <= before.after) refuse(context, { ...wrongValue(after, LATER), got: span(after) }, [i, "after"]);
      if (keep > before.keep) refuse(context, { ...wrongValue(keep, LESS), got: percent(keep) }, [i, "keep"]);
    });
  })
  .transform((steps): Late => ({ table: steps }));

const LATER = { en: "a longer time than in the row before", fa: "زمانی بیشتر از سطر پیش" };
const LESS = { en: "no more than in the row before", fa: "سهمی که از سطر پیش بیشتر نباشد" };

const curve = mapping({ perDay: share.optional(), most: share.optional(), neverAfter: duration.optional() })
  .superRefine(({ perDay, most }, context) => {
    if (most !== undefined && perDay === undefined) refuse(context, wrongValue("most", WITH_PER_DAY), ["most"]);
  })
  .transform(({ perDay = 0, most = 1, neverAfter }): Late => ({ perDay, most, neverAfter }));

const WITH_PER_DAY = {
  en: "perDay beside it, whose loss it bounds",
  fa: "perDay در کنار آن، که کاهشش را محدود می‌کند",
};

/** `never`, a table or a curve. */
export const late = choose<Late>((value) => {
  if (Array.isArray(value)) return table;
  return typeof value === "object" ? curve : never;
});

/** The share from 0 to 1 that is kept of work that is `by` milliseconds late; all of it where `by` is 0. Exact. */
export function keep(rule: Late, by: number): Fraction {
  if (by <= 0) return decimal(1);
  if ("table" in rule) return decimal(rule.table.findLast(({ after }) => by > after)?.keep ?? 1);
  if (rule.neverAfter !== undefined && by > rule.neverAfter) return decimal(0);
  // In ten-thousandths, as shares are written: 3 x 0.1 is 0.3.
  const lost = Math.min(Math.ceil(by / DAY) * Math.round(rule.perDay * 10_000), Math.round(rule.most * 10_000));
  return fraction(10_000 - lost, 10_000);
}

/** A number of a policy as the decimal that was written. */
export function decimal(value: number): Fraction {
  return parseDecimal(String(value))!;
}
