import type { Text } from "../../text/lang.ts";

export const otherBackend = (name: string): Text => ({
  en: `only native TensorFlow compiles, and the backend is ${name}`,
  fa: `فقط TensorFlow بومی گراف می‌سازد و پس‌زمینهٔ کنونی ${name} است`,
});

export const readsBack = (what: string): Text => ({
  en: `the step reads ${what} back into JavaScript, which a graph cannot wait for`,
  fa: `گام آموزش ${what} را به جاوااسکریپت برمی‌گرداند و گراف نمی‌تواند منتظر آن بماند`,
});

export const runsGraph = (): Text => ({
  en: "the step runs a loaded model, and a graph holds none",
  fa: "گام آموزش یک مدل بارشده را اجرا می‌کند و گراف مدلی در خود ندارد",
});

export const changes = (shape: number[], reader: string): Text => ({
  en: `a tensor [${shape}] that JavaScript writes for ${reader} differs from run to run: pass it in as an input, or draw it from the noise`,
  fa: `تانسور [${shape}] که جاوااسکریپت برای ${reader} می‌نویسد هر بار چیز دیگری است: آن را ورودی کنید یا از نویز بگیرید`,
});

export const otherWay = (place: number, first: string, second: string): Text => ({
  en: `the step does not go the same way each time: operation ${place + 1} is ${first} once and ${second} another time`,
  fa: `گام آموزش هر بار یک راه نمی‌رود: عمل ${place + 1} یک بار ${first} و بار دیگر ${second} است`,
});

export const otherLength = (first: number, second: number): Text => ({
  en: `the step does not go the same way each time: ${first} operations once and ${second} another time`,
  fa: `گام آموزش هر بار یک راه نمی‌رود: یک بار ${first} عمل و بار دیگر ${second} عمل`,
});

export const disposes = (name: string): Text => ({
  en: `the step disposes of the variable ${name}`,
  fa: `گام آموزش متغیر ${name} را پاک می‌کند`,
});

export const alwaysNew = (): Text => ({
  en: "every run of the step makes new variables",
  fa: "هر اجرای گام آموزش متغیرهای تازه می‌سازد",
});

export const unknownOperation = (name: string, missing: string): Text => ({
  en: `the operation ${name} needs ${missing}, which was not recorded`,
  fa: `عمل ${name} به ${missing} نیاز دارد که ضبط نشده است`,
});
