import type { Attack } from "../attack.ts";
import { called, loaded, TARGET, WITH_CALLBACKS } from "../targets.ts";

/** Bytes on the pipe that the host answers through. */
const send = (...bytes: number[]) => `fs.writeSync(1, Buffer.from([${bytes.join(", ")}]));`;

/** The answer `undefined`, with nothing changed. */
const NOTHING = [6, 0, 0, 0, 11, 0, 0, 0, 0, 0];

const UINT32 = [255, 255, 255, 255];

function frame(name: string, claim: Attack["claim"], tries: string, body: string): Attack {
  return { name, claim, tries, lessons: called(body), spoilsItself: true };
}

/** They would speak for the host. */
export const frames: Attack[] = [
  frame(
    "forged-answer",
    { en: "a forged answer is judged like any other", fa: "پاسخ جعلی هم مانند هر پاسخ داوری می‌شود" },
    "writes answers of its own making before the host does",
    send(...NOTHING) + send(...NOTHING),
  ),
  frame(
    "huge-prefix",
    {
      en: "no memory is set aside for what is only announced",
      fa: "برای پیام صرفاً اعلام‌شده حافظه کنار گذاشته نمی‌شود",
    },
    "announces a message of 4 GB, and one of 64 MB that never comes",
    send(...UINT32, 1, 2, 3),
  ),
  frame(
    "slow-frame",
    { en: "a message that never ends is not waited for", fa: "منتظر پیام ناتمام نمی‌ماند" },
    "announces 60 MB and sends a byte now and then",
    `${send(0, 0, 192, 3)} for (let k = 0; k < 2000; k++) { ${send(0)} Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); }`,
  ),
  frame(
    "truncated-frame",
    { en: "a message that breaks off is no answer", fa: "پیام بریده پاسخ نیست" },
    "sends half an answer and leaves",
    `${send(20, 0, 0, 0, 11, 7, 2)} process.reallyExit(0);`,
  ),
  frame(
    "unknown-tag",
    { en: "bytes without a meaning end the process", fa: "بایت‌های بی‌معنی پردازه را پایان می‌دهند" },
    "sends values of kinds that do not exist, and arrays longer than the message",
    `${send(2, 0, 0, 0, 11, 99)} ${send(6, 0, 0, 0, 11, 7, ...UINT32)}`,
  ),
  frame(
    "unknown-function",
    { en: "only functions that were handed out can be called", fa: "فقط تابعی که داده شده فراخوانده می‌شود" },
    "asks the grader to call functions by numbers that it was never given",
    `for (let k = 0; k < 64; k++) ${send(10, 0, 0, 0, 13, 9, 0, 0, 0, 8, 0, 0, 0, 0)}`,
  ),
  frame(
    "forged-error",
    { en: "what is thrown is an error, whatever was sent", fa: "هر چه بفرستد، پرتاب‌شده خطاست" },
    "sends an object as what was thrown, whose methods would run when it is printed",
    send(
      27,
      0,
      0,
      0,
      12,
      10,
      1,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      116,
      111,
      83,
      116,
      114,
      105,
      110,
      103,
      18,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ),
  ),
  {
    name: "unasked-frame",
    claim: { en: "answers to questions not yet asked are a breach", fa: "پاسخ به پرسشی که هنوز پرسیده نشده تخلف است" },
    tries: "fills the pipe with answers while it is loaded, for all calls to come",
    lessons: loaded(`for (let k = 0; k < 64; k++) ${send(...NOTHING)}`),
    spoilsItself: true,
  },
  {
    name: "interrupting-frame",
    claim: { en: "a message amid the grader's own answer changes nothing", fa: "پیام میان پاسخ نمره‌دهنده اثری ندارد" },
    tries: "sends answers while the grader runs a function of the test for it",
    lessons: {
      [WITH_CALLBACKS]: `const fs = process.mainModule.require("node:fs");
        export function forward(image, layers, operations) {
          for (let k = 0; k < 3; k++) { ${send(...NOTHING)} operations.relu(image[0]); ${send(...NOTHING)} }
          return image;
        }
        export function flatten() { throw new Error("no answer"); } export const outputShape = flatten;`,
    },
    spoilsItself: true,
  },
  {
    name: "callback-flood",
    claim: {
      en: "functions of a test cannot be made to work without end",
      fa: "تابع‌های آزمون را نمی‌توان بی‌پایان به کار گرفت",
    },
    tries: "calls the test's functions with sizes that would take them hours, and never stops",
    lessons: {
      [WITH_CALLBACKS]: `export function forward(image, layers, operations) {
          const row = new Array(3000).fill(0);
          try { operations.pool({ length: 3e8, map: () => [], 0: row }, 1, 1); } catch {}
          try { operations.pool(new Array(3000).fill(row), 1, 1); } catch {}
          for (;;) try { operations.relu([row]); } catch {}
        }
        export function flatten() { throw new Error("no answer"); } export const outputShape = flatten;`,
      [TARGET]: `export function relu() { throw new Error("no answer"); }`,
    },
  },
];
