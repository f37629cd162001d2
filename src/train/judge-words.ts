import type { Text } from "../text/lang.ts";

export const noJudge = (path: string): Text => ({
  en: `there is no ${path}, and the digits are judged by the network in it; run tamrin train digits first`,
  fa: `${path} وجود ندارد و داور رقم‌ها شبکهٔ درون آن است؛ نخست tamrin train digits را اجرا کنید`,
});

export const badJudge = (path: string, got: Text): Text => ({
  en: `${path} cannot judge digits: ${got.en}; run tamrin train digits anew`,
  fa: `${path} نمی‌تواند داور رقم‌ها باشد: ${got.fa}؛ tamrin train digits را از نو اجرا کنید`,
});

export const notWhole = (reason: string): Text => ({
  en: `it is no whole checkpoint (${reason})`,
  fa: `ذخیرهٔ کاملی نیست (${reason})`,
});

export const runOf = (recipe: string): Text => ({ en: `it is a run of ${recipe}`, fa: `آموزش ${recipe} است` });

export const otherNetwork: Text = {
  en: "its weights do not fit the lesson 02-xo/train-digits",
  fa: "وزن‌هایش با درس 02-xo/train-digits جور نیست",
};
