import type { z } from "zod";
import { refuse, wrongValue } from "./fault.ts";
import type { Extension, Show } from "./leaves.ts";
import type { Late } from "./late.ts";

interface Times {
  due?: string;
  grace?: number;
  late?: Late;
  extensions?: Record<string, Extension>;
  hidden?: { show: Show }[];
}

const NEEDS_DUE = {
  en: "a due date beside it, since it counts from there",
  fa: "مهلت تحویل (due) در کنار آن، چون مبنایش همان است",
};
const GIVE_DUE = { en: "add due, or take this out", fa: "due را بیفزایید یا این را بردارید" };
const NOT_EARLIER = { en: "a time that is not before due", fa: "زمانی که پیش از due نباشد" };

/** What is set must have an effect: an extension that ends early, or lateness without a due date, is a slip of the pen. */
export function checkTimes(times: Times, context: z.core.$RefinementCtx): void {
  const { due, extensions = {}, hidden = [] } = times;
  if (due === undefined) {
    for (const path of waiting(times)) refuse(context, wrongValue(path.at(-1), NEEDS_DUE, GIVE_DUE), path);
    return;
  }
  for (const [student, given] of Object.entries(extensions))
    if ("until" in given && Date.parse(given.until) < Date.parse(due))
      refuse(context, wrongValue(given.until, NOT_EARLIER), ["extensions", student]);
  hidden.forEach(({ show }, i) => {
    if (typeof show === "object" && Date.parse(show.from) < Date.parse(due))
      refuse(context, wrongValue(show.from, NOT_EARLIER), ["hidden", i, "show"]);
  });
}

/** Where something stands that means nothing without a due date. */
function waiting({ grace, late, extensions, hidden = [] }: Times): (string | number)[][] {
  const keys = Object.entries({ grace, late, extensions }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key]],
  );
  const rows = hidden.flatMap(({ show }, i) => (show === "after-due" ? [["hidden", i, "show"]] : []));
  return [...keys, ...rows];
}
