import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import { ruleName } from "./describe-hidden.ts";
import type { Policy } from "./policy.ts";
import type { Unused } from "./unused.ts";

/** A line for each rule and each student. */
export function unusedLines({ hidden, extensions }: Unused, policy: Policy): Text[] {
  return [
    ...hidden.map((rule) => ruleLine(ruleName(rule, policy))),
    ...extensions.map((student) => ({
      en: `${student} has an extension and no submission; see whether the submissions have another id`,
      fa: `${ltr(student)} تمدید دارد و تحویلی ندارد؛ ببینید شناسه‌اش در تحویل‌ها جور دیگری نیست`,
    })),
  ];
}

function ruleLine({ en, fa }: Text): Text {
  return {
    en: `the hidden rule ${en} fits no test; correct it, or take it out`,
    fa: `قاعدهٔ پنهان ${fa} با هیچ آزمونی جور نیست؛ اصلاحش کنید یا برش دارید`,
  };
}
