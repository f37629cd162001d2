import type { Command } from "./command.ts";
import { gradingCommands } from "./grading-commands.ts";
import { learnerCommands } from "./learner-commands.ts";

/** Every command, in the order that `--help` lists them. */
export const commands: Command[] = [
  ...learnerCommands,
  ...gradingCommands,
  {
    name: "check",
    args: "[ids...]",
    summary: {
      en: "the author's gate: every stub fails, solution passes, mutant dies",
      fa: "دروازهٔ مؤلف: درستی تمرین‌ها، پاسخ‌ها و جهش‌ها",
    },
    options: [
      {
        flags: "--write-stubs",
        help: { en: "take the files in exercises/ as the shipped stubs", fa: "فایل‌های exercises/ نسخهٔ اولیه شوند" },
      },
      { flags: "--pristine", help: { en: "also fail on a stub that was edited", fa: "تمرین دست‌خورده هم خطا باشد" } },
    ],
    load: async () => (await import("./check.ts")).run,
  },
  {
    name: "new",
    args: "<id>",
    summary: { en: "make the files of a new lesson", fa: "ساختن فایل‌های یک درس تازه" },
    load: async () => (await import("./new.ts")).run,
  },
  {
    name: "bench",
    args: "<what>",
    summary: {
      en: "measure what the README claims (learn, train, results, grade)",
      fa: "اندازه‌گیری عددهای README (learn، train، results، grade)",
    },
    options: [
      {
        flags: "--task <id>",
        help: { en: "the lesson that is saved", fa: "درسی که ذخیره می‌شود" },
        default: "02-xo/convolve",
      },
      { flags: "--saves <n>", help: { en: "how often", fa: "چند بار" }, default: "20" },
      { flags: "--case <name>", help: { en: "train: one network only", fa: "train: تنها یک شبکه" } },
      { flags: "--rounds <n>", help: { en: "train: rounds that count (5)", fa: "train: نوبت‌های سنجش (5)" } },
      { flags: "--quick", help: { en: "train, grade: a quarter of the work", fa: "train، grade: یک‌چهارم کار" } },
      {
        flags: "--python <path>",
        help: { en: "train: which Python has Keras and PyTorch", fa: "train: پایتونی که Keras و PyTorch دارد" },
      },
      {
        flags: "--report",
        help: { en: "results: of finished runs, without training", fa: "results: از اجراهای پایان‌یافته، بی آموزش" },
      },
      { flags: "--recipe <name>", help: { en: "results: one recipe only", fa: "results: تنها یک دستور آموزش" } },
      {
        flags: "--data <file>",
        help: { en: "results: data of your own (Jena's CSV)", fa: "results: فایل دادهٔ خودتان (CSV ینا)" },
      },
    ],
    load: async () => (await import("./bench.ts")).run,
  },
  {
    name: "test",
    summary: { en: "the project's own tests (what npm test runs)", fa: "آزمون‌های خود پروژه (کار npm test)" },
    load: async () => (await import("./test.ts")).run,
  },
  {
    name: "verify",
    summary: {
      en: "recompute every number printed on the slides",
      fa: "محاسبهٔ دوبارهٔ همهٔ عددهای اسلایدها",
    },
    options: [
      { flags: "--deck <number>", help: { en: "one deck only, such as 002", fa: "تنها یک مجموعه، مانند 002" } },
      { flags: "--html <file>", help: { en: "write the report as a page", fa: "نوشتن گزارش به‌صورت صفحهٔ وب" } },
      {
        flags: "--source <file>",
        help: { en: "compare the transcription with the deck's text", fa: "سنجش رونویسی با متن مجموعه" },
      },
    ],
    load: async () => (await import("./verify.ts")).run,
  },
  {
    name: "train",
    args: "<recipe>",
    summary: {
      en: "train a network of the course (xo, digits, vae, dcgan, …)",
      fa: "آموزش یکی از شبکه‌های درس (xo، digits، vae، dcgan، …)",
    },
    options: [
      {
        flags: "--tree <exercises|solutions>",
        help: { en: "on whose code: yours or the finished one", fa: "روی کدام کد: تمرین شما یا پاسخ" },
        default: "solutions",
      },
      {
        flags: "--backend <name>",
        help: {
          en: "auto, cuda, tensorflow, webgpu, wasm or cpu",
          fa: "auto، cuda، tensorflow، webgpu، wasm یا cpu",
        },
        default: "auto",
      },
      { flags: "--data <file>", help: { en: "data of your own (Jena's CSV)", fa: "فایل دادهٔ خودتان (CSV ینا)" } },
      { flags: "--seed <n>", help: { en: "another run (1)", fa: "اجرایی دیگر (1)" } },
      { flags: "--epochs <n>", help: { en: "how often over all examples", fa: "چند بار همهٔ نمونه‌ها" } },
      {
        flags: "--patience <n>",
        help: { en: "stop after n epochs without progress", fa: "توقف پس از n دور بی‌پیشرفت" },
      },
      { flags: "--out <dir>", help: { en: "where results go (runs/RECIPE)", fa: "پوشهٔ نتیجه‌ها (runs/RECIPE)" } },
      { flags: "--resume", help: { en: "go on from the last checkpoint", fa: "ادامه از آخرین ذخیره" } },
    ],
    load: async () => (await import("./train.ts")).run,
  },
  {
    name: "doctor",
    summary: {
      en: "what works on this machine, and how to mend the rest",
      fa: "چه چیزی روی این رایانه کار می‌کند و بقیه چگونه درست می‌شود",
    },
    options: [
      { flags: "--fix", help: { en: "set up native TensorFlow now", fa: "همین حالا TensorFlow بومی نصب شود" } },
      {
        flags: "--libtensorflow <dir>",
        help: { en: "use the TensorFlow libraries in this folder", fa: "استفاده از کتابخانه‌های TensorFlow این پوشه" },
      },
      { flags: "--gpu", help: { en: "with --fix: the CUDA build", fa: "همراه --fix: نسخهٔ CUDA" } },
      {
        flags: "--attack [isolation]",
        help: {
          en: "try hostile submissions on the grader, shut in by bubblewrap or jail",
          fa: "آزمودن پاسخ‌های خرابکار روی نمره‌دهنده، در bubblewrap یا jail",
        },
      },
    ],
    load: async () => (await import("./doctor.ts")).run,
  },
];
