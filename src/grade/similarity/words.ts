import type { Text } from "../../text/lang.ts";

/** Why a lesson was not compared with the others. */
export const UNREAD = {
  broken: {
    en: "does not parse, so it was not compared with other lessons",
    fa: "کد آن تجزیه نمی‌شود؛ برای همین با کدهای دیگر مقایسه نشد",
  },
  long: {
    en: "is too long to be compared with other lessons",
    fa: "برای مقایسه با کدهای دیگر بیش از اندازه بلند است",
  },
} satisfies Record<string, Text>;
