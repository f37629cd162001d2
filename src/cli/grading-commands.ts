import type { Command } from "./command.ts";

/** What an instructor uses, in the order that `--help` lists it. */
export const gradingCommands: Command[] = [
  {
    name: "grade",
    args: "[paths...]",
    summary: {
      en: "grade submissions: folders, zips, tars, an LMS's export",
      fa: "تصحیح تحویل‌ها: پوشه، zip، tar، خروجی سامانهٔ آموزشی",
    },
    options: [
      {
        flags: "--policy <file>",
        help: { en: "points, dates, hidden tests", fa: "امتیازها، تاریخ‌ها، آزمون‌های پنهان" },
      },
      { flags: "--out <dir>", help: { en: "where results go", fa: "پوشهٔ نتیجه‌ها" }, default: "grades" },
      { flags: "--resume", help: { en: "go on with the run in --out", fa: "ادامهٔ اجرای نیمه‌تمام در --out" } },
      {
        flags: "--dry-run",
        help: { en: "say what would be graded and how", fa: "تنها گفتن اینکه چه و چگونه تصحیح می‌شود" },
      },
      {
        flags: "--formats <list>",
        help: { en: "files to write, such as canvas,markdown", fa: "فایل‌های خروجی، مانند canvas,markdown" },
      },
      { flags: "--roster <file>", help: { en: "the class list, CSV", fa: "فهرست کلاس، CSV" } },
      {
        flags: "--layout <name>",
        help: { en: "how submissions lie, where looking is wrong", fa: "چیدمان تحویل‌ها، اگر تشخیص نادرست بود" },
      },
      {
        flags: "--zone <offset>",
        help: { en: "zone of an export's times, such as +03:30", fa: "منطقهٔ زمانی خروجی، مانند +03:30" },
      },
      { flags: "--secret <file>", help: { en: "seed of the drawn inputs", fa: "بذر ورودی‌های تصادفی" } },
      { flags: "--workers <n>", help: { en: "how many at a time", fa: "چند تا هم‌زمان" } },
      {
        flags: "--queue <url>",
        help: {
          en: "let grade-workers run the tests, through Redis",
          fa: "اجرای آزمون‌ها با grade-workerها، از راه Redis",
        },
      },
      { flags: "--item <name>", help: { en: "the grade book's column", fa: "ستون دفتر نمره" }, default: "Tamrin" },
      {
        flags: "--no-sandbox",
        help: { en: "work you trust, without isolation", fa: "بدون جداسازی، تنها برای کد مورد اعتماد" },
      },
    ],
    load: async () => (await import("./grade.ts")).run,
  },
];
