import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import { hiddenBy } from "./hidden.ts";
import type { Show } from "./leaves.ts";
import { counted, moment } from "./phrases.ts";
import type { HiddenRule, Policy } from "./policy.ts";

/** A line for each rule; with the names of the tests, how many it decides on. */
export function hiddenLines(policy: Policy, tests?: Record<string, string[]>): Text[] {
  if (policy.hidden.length === 0) return [{ en: "none", fa: "هیچ" }];
  return policy.hidden.map((rule) => {
    const [what, when, many] = [ruleName(rule, policy), whenOf(rule.show), tests ? manyOf(rule, policy, tests) : null];
    return {
      en: `${what.en}: ${when.en}${many ? ` (${many.en})` : ""}`,
      fa: `${what.fa}: ${when.fa}${many ? ` (${many.fa})` : ""}`,
    };
  });
}

/** Which tests of which tasks, as the rule has it. */
export function ruleName({ tasks, tests }: HiddenRule, policy: Policy): Text {
  const name = tests === "*" ? { en: "every test", fa: "همهٔ آزمون‌ها" } : { en: `"${tests}"`, fa: `«${ltr(tests)}»` };
  if (policy.tasks.every(({ id }) => tasks.includes(id))) return name;
  return { en: `${name.en} of ${tasks.join(", ")}`, fa: `${name.fa} در ${tasks.map(ltr).join("، ")}` };
}

function whenOf(show: Show): Text {
  if (show === "never") return { en: "never shown", fa: "هرگز نشان داده نمی‌شود" };
  if (show === "always") return { en: "always shown", fa: "همیشه نشان داده می‌شود" };
  if (show === "after-due")
    return { en: "shown after everyone's due date and grace", fa: "پس از پایان مهلت و ارفاق همه نشان داده می‌شود" };
  const { en, fa } = moment(show.from);
  return { en: `shown from ${en}`, fa: `از ${fa} نشان داده می‌شود` };
}

function manyOf(rule: HiddenRule, policy: Policy, tests: Record<string, string[]>): Text {
  const names = policy.tasks.map(({ id }) => (tests[id] ?? []).filter((name) => hiddenBy(policy, id, name) === rule));
  return counted(names.flat().length, "test", "آزمون");
}
