import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";

/** A name that is written alike in every language. */
export const alike = (name: string): Text => ({ en: name, fa: name });

// Curves of any run

export const curves = (recipe: string): Text => ({ en: recipe, fa: `آموزش ${ltr(recipe)}` });
export const step: Text = { en: "step", fa: "گام" };
export const loss: Text = { en: "loss", fa: "خطا" };
export const training: Text = { en: "training", fa: "آموزش" };
export const heldOut: Text = { en: "held-out", fa: "دیده‌نشده" };

// Digits told apart

export const confusion: Text = {
  en: "Held-out digits: what they are, what the network said",
  fa: "رقم‌های دیده‌نشده: آنچه هستند و آنچه شبکه گفت",
};
export const said: Text = { en: "said", fa: "پاسخ شبکه" };
export const is: Text = { en: "is", fa: "رقم واقعی" };

/** How many of all are wrong, and that only the `shown` surest of them are there to see. */
export function mistakes(wrong: number, of: number, shown: number): Text {
  const all = shown === wrong;
  return {
    en: `${wrong} of ${of} wrong${all ? "" : `; the ${shown} it was surest of`}`,
    fa: `${wrong} اشتباه از ${of}${all ? "" : `؛ این ${shown} پاسخ را شبکه با اطمینان بیشتری داد`}`,
  };
}

/** Under a digit stand its truth and then the answer, from left to right in English and from right to left in Persian. */
export const truthKey: Text = { en: "left: what it is", fa: "راست: رقم واقعی" };
export const saidKey: Text = { en: "right: what it said", fa: "چپ: پاسخ شبکه" };

// Latents

export const codes: Text = { en: "codes of the held-out digits", fa: "کدهای رقم‌های دیده‌نشده" };
export const firstLatent: Text = { en: "first latent", fa: "عدد نهفتهٔ نخست" };
export const secondLatent: Text = { en: "second latent", fa: "عدد نهفتهٔ دوم" };

// Two players

export const players: Text = { en: "players", fa: "بازیکن‌ها" };
export const paid: Text = { en: "loss", fa: "هزینه" };
export const discriminator: Text = { en: "discriminator", fa: "تمایزگر" };
export const generator: Text = { en: "generator", fa: "مولد" };

// Two networks that race

export const trainingError: Text = { en: "training error, %", fa: "خطای آموزش، %" };
export const target: Text = { en: "target", fa: "هدف" };

// Weather

export const forecast: Text = { en: "Temperature, two held-out weeks", fa: "دمای دو هفتهٔ دیده‌نشده" };
export const day: Text = { en: "day", fa: "روز" };
export const celsius: Text = { en: "°C", fa: `دما (${ltr("°C")})` };
export const actual: Text = { en: "what it was", fa: "دمای واقعی" };
export const predicted: Text = { en: "forecast a day before", fa: "پیش‌بینی از یک روز پیش" };
