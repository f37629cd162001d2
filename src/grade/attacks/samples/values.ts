import type { Attack } from "../attack.ts";
import { answers, TARGET } from "../targets.ts";

function value(name: string, claim: Attack["claim"], tries: string, expression: string): Attack {
  return { name, claim, tries, lessons: answers(expression) };
}

/** They would choke the judge with what they answer. */
export const values: Attack[] = [
  value(
    "cyclic",
    { en: "an answer that holds itself is an error", fa: "پاسخی که خود را در بر دارد خطاست" },
    "answers with an array that holds itself",
    `(() => { const rows = [map]; rows.push(rows); return rows; })()`,
  ),
  value(
    "shared-towers",
    { en: "an answer is as large as it is written out", fa: "اندازهٔ پاسخ همان است که نوشته شود" },
    "answers with 60 arrays, each of which holds the one before it twice",
    `(() => { let rows = [1]; for (let k = 0; k < 60; k++) rows = [rows, rows]; return rows; })()`,
  ),
  value(
    "deep",
    { en: "no depth exhausts the grader's stack", fa: "هیچ عمقی پشتهٔ نمره‌دهنده را تمام نمی‌کند" },
    "answers with a hundred thousand arrays within one another",
    `(() => { let rows = []; for (let k = 0; k < 1e5; k++) rows = [rows]; return rows; })()`,
  ),
  value(
    "many-objects",
    { en: "small messages cannot become large memory", fa: "پیام کوچک حافظهٔ بزرگ نمی‌شود" },
    "answers with millions of empty collections, which take more here than on their way",
    `(() => { const fs = process.mainModule.require("node:fs"); const count = 4e6, bytes = Buffer.alloc(4 + 1 + 5 + 5 * count + 4);
      bytes.writeUInt32LE(bytes.length - 4); bytes[4] = 11; bytes[5] = 8; bytes.writeUInt32LE(count, 6);
      for (let k = 0; k < count; k++) bytes[10 + 5 * k] = 13;
      for (let at = 0; at < bytes.length;) at += fs.writeSync(1, bytes, at); process.reallyExit(0); })()`,
  ),
  value(
    "large-answer",
    { en: "large answers are not kept", fa: "پاسخ‌های بزرگ نگه داشته نمی‌شوند" },
    "answers every call with two and a half million numbers, which are all wrong",
    `[new Array(2.5e6).fill(0.5)]`,
  ),
  value(
    "large-error",
    { en: "large errors are cut", fa: "خطاهای بزرگ بریده می‌شوند" },
    "throws errors of fifty million letters",
    `(() => { throw new Error("x".repeat(5e7)); })()`,
  ),
  value(
    "sparse",
    { en: "an array is as long as what it holds", fa: "درازای آرایه همان است که در آن است" },
    "answers with an array of length 2^32 - 1 that holds nothing",
    `[(() => { const row = []; row.length = 2 ** 32 - 1; return row; })()]`,
  ),
  value(
    "holes",
    { en: "holes are no numbers", fa: "جای خالی عدد نیست" },
    "answers with rows of holes",
    `map.map((row) => new Array(row.length))`,
  ),
  value(
    "bigint",
    { en: "no whole number is too large to refuse", fa: "هر عدد صحیح بزرگی رد می‌شود" },
    "answers with a whole number of a million digits",
    `[[10n ** 1000000n]]`,
  ),
  value(
    "throwing-getter",
    { en: "a getter that throws is the lesson's error", fa: "خطای getter خطای خود درس است" },
    "answers with properties and elements that throw when they are read",
    `[Object.defineProperty([0], 0, { enumerable: true, get() { throw new RangeError("read"); } })]`,
  ),
  value(
    "changing-getter",
    { en: "an answer is one thing only", fa: "پاسخ فقط یک چیز است" },
    "answers with elements that are another number at every reading",
    `[Object.defineProperty([0], 0, { enumerable: true, get: () => (globalThis.n = (globalThis.n ?? -2) + 1) })]`,
  ),
  value(
    "strange-kinds",
    { en: "symbols, classes, generators and functions are no numbers", fa: "نماد، کلاس، مولد و تابع عدد نیستند" },
    "answers with one of every kind of value that is no number",
    `[Symbol.iterator, class { static relu = 1; }, (function* () { yield* map; })(), () => map, new WeakMap(), Promise.resolve(map),
      new Date(0), /x/g, new Map([[map, map]]), new Set([map])][(globalThis.n = (globalThis.n ?? -1) + 1) % 10]`,
  ),
  value(
    "promise",
    { en: "a promise is not waited for", fa: "منتظر وعده نمی‌ماند" },
    "answers with something to wait for that never comes",
    `[{ then: () => {} }, new Promise(() => {})][(globalThis.n = (globalThis.n ?? -1) + 1) % 2]`,
  ),
  {
    name: "changed-arguments",
    claim: { en: "arguments change into data only", fa: "ورودی‌ها فقط به داده تغییر می‌کنند" },
    tries: "fills its arguments with getters, towers and itself, and with keys of prototypes",
    lessons: {
      [TARGET]: `export function relu(map) {
        const tower = () => { let rows = [1]; for (let k = 0; k < 60; k++) rows = [rows, rows]; return rows; };
        const n = (globalThis.n = (globalThis.n ?? -1) + 1) % 4;
        if (n === 0) map[0] = map;
        if (n === 1) map[0] = tower();
        if (n === 2) map.push(JSON.parse('{"__proto__": {"map": 1}, "constructor": {"prototype": {"x": 1}}}'));
        if (n === 3) map.length = 0;
        throw new Error("no answer");
      }`,
    },
  },
];
