import type { Command } from "./command.ts";

/** What a learner uses, in the order that `--help` lists it. */
export const learnerCommands: Command[] = [
  {
    name: "watch",
    summary: {
      en: "the learn loop (what tamrin does when no command is named)",
      fa: "حلقهٔ یادگیری (کار پیش‌فرض tamrin)",
    },
    load: async () => (await import("./watch.ts")).run,
  },
  {
    name: "list",
    summary: { en: "the tasks and what is done of them", fa: "تمرین‌ها و آنچه انجام شده" },
    options: [
      { flags: "--track <track>", help: { en: "of this track, such as 02-xo", fa: "از این فصل، مانند 02-xo" } },
      { flags: "--tag <tag>", help: { en: "with this tag, such as cnn", fa: "با این برچسب، مانند cnn" } },
      {
        flags: "--slide <deck:line>",
        help: { en: "of this slide, such as 002:570", fa: "از این اسلاید، مانند 002:570" },
      },
      { flags: "--state <state>", help: { en: "done, current or pending", fa: "done، current یا pending" } },
    ],
    load: async () => (await import("./list.ts")).run,
  },
  {
    name: "run",
    args: "[ids...]",
    summary: { en: "judge tasks", fa: "داوری تمرین‌ها" },
    options: [
      { flags: "--all", help: { en: "every task", fa: "همهٔ تمرین‌ها" } },
      {
        flags: "--tree <exercises|solutions>",
        help: { en: "whose code: yours or the finished one", fa: "کدام کد: تمرین شما یا پاسخ" },
        default: "exercises",
      },
    ],
    load: async () => (await import("./run.ts")).run,
  },
  {
    name: "hint",
    args: "<id>",
    summary: { en: "a hint: the idea, the operation, where to read", fa: "راهنمایی: ایده، عمل، جای خواندن" },
    options: [{ flags: "--rung <n>", help: { en: "1, 2 or 3", fa: "۱، ۲ یا ۳" }, default: "1" }],
    load: async () => (await import("./hint.ts")).run,
  },
  {
    name: "solution",
    args: "<id>",
    summary: { en: "the solution of a task that is done", fa: "پاسخ تمرینی که انجام شده" },
    options: [{ flags: "--anyway", help: { en: "even if it is not done", fa: "حتی اگر انجام نشده باشد" } }],
    load: async () => (await import("./solution.ts")).run,
  },
  {
    name: "reset",
    args: "<id>",
    summary: { en: "put the empty task back, keeping yours", fa: "برگرداندن تمرین خالی، با نگه‌داشتن نسخهٔ شما" },
    load: async () => (await import("./reset.ts")).run,
  },
  {
    name: "undo",
    summary: { en: "bring back what the last reset replaced", fa: "برگرداندن آنچه reset جایگزین کرد" },
    load: async () => (await import("./undo.ts")).run,
  },
];
