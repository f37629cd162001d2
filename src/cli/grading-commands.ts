import type { Command } from "./command.ts";

/** What an instructor uses, in the order that `--help` lists it. */
export const gradingCommands: Command[] = [
  {
    name: "grade",
    args: "[paths...]",
    summary: {
      en: "grade submissions (needs Linux): folders, zips, tars, an LMS's export",
      fa: "تصحیح تحویل‌ها (نیازمند لینوکس): پوشه، zip، tar، خروجی سامانهٔ آموزشی",
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
          en: "let grade-workers run the tests, through Redis (or TAMRIN_QUEUE)",
          fa: "اجرای آزمون‌ها با grade-workerها، از راه Redis (یا TAMRIN_QUEUE)",
        },
      },
      { flags: "--item <name>", help: { en: "the grade book's column (Tamrin)", fa: "ستون دفتر نمره (Tamrin)" } },
      {
        flags: "--no-sandbox",
        help: { en: "work you trust, without isolation", fa: "بدون جداسازی، تنها برای کد مورد اعتماد" },
      },
    ],
    load: async () => (await import("./grade.ts")).run,
  },
  {
    name: "grade-worker",
    summary: {
      en: "run tests for a grade --queue, here or on another Linux machine",
      fa: "اجرای آزمون‌ها برای grade --queue، روی همین یا رایانهٔ لینوکسی دیگر",
    },
    options: [
      {
        flags: "--queue <url>",
        help: {
          en: "the Redis, such as redis://host:6379 (or TAMRIN_QUEUE)",
          fa: "نشانی Redis، مانند redis://host:6379 (یا TAMRIN_QUEUE)",
        },
      },
      { flags: "--workers <n>", help: { en: "how many at a time (one a core)", fa: "چند تا هم‌زمان (هر هسته یکی)" } },
      {
        flags: "--no-sandbox",
        help: { en: "serve only those who trust the work as well", fa: "تنها برای کسانی که خود به کد اعتماد دارند" },
      },
    ],
    load: async () => (await import("./grade-worker.ts")).run,
  },
  {
    name: "classroom",
    args: "<dir>",
    summary: {
      en: "make up a class to try grading on: good, bad and hostile work",
      fa: "ساختن کلاسی آزمایشی برای تصحیح: تحویل‌های خوب، بد و خصمانه",
    },
    options: [
      { flags: "--students <n>", help: { en: "how many", fa: "چند دانشجو" }, default: "200" },
      { flags: "--seed <n>", help: { en: "another class", fa: "کلاسی دیگر" }, default: "1" },
      {
        flags: "--layout <name>",
        help: {
          en: "folders, zips, moodle, canvas or brightspace",
          fa: "folders، zips، moodle، canvas یا brightspace",
        },
        default: "folders",
      },
      { flags: "--all", help: { en: "tensor tasks, too", fa: "تمرین‌های تنسوری هم" } },
    ],
    load: async () => (await import("./classroom.ts")).run,
  },
  {
    name: "deliver",
    args: "<kind>",
    summary: {
      en: "a grader for gradescope, prairielearn, autolab, a workflow or docker",
      fa: "نمره‌دهنده برای gradescope، prairielearn، autolab، workflow یا docker",
    },
    options: [
      { flags: "--out <path>", help: { en: "where it goes (named after the kind)", fa: "کجا نوشته شود" } },
      {
        flags: "--policy <file>",
        help: { en: "points, dates, hidden tests", fa: "امتیازها، تاریخ‌ها، آزمون‌های پنهان" },
      },
      {
        flags: "--secret <file>",
        help: { en: "seed of the drawn inputs (OUT.secret)", fa: "بذر ورودی‌های تصادفی (OUT.secret)" },
      },
      {
        flags: "--repository <owner/name>",
        help: { en: "workflow: where Tamrin is on GitHub", fa: "workflow: جای تمرین در GitHub" },
      },
      { flags: "--commit <sha>", help: { en: "workflow: which Tamrin", fa: "workflow: کدام نسخهٔ تمرین" } },
    ],
    load: async () => (await import("./deliver.ts")).run,
  },
  {
    name: "attempt",
    args: "<system>",
    summary: {
      en: "what a delivered grader runs: grade the one submission that a system hands over",
      fa: "کار نمره‌دهندهٔ تحویلی: تصحیح تنها تحویلی که سامانه می‌دهد",
    },
    options: [
      { flags: "--work <path>", help: { en: "the student's files", fa: "فایل‌های دانشجو" }, default: "submission" },
      { flags: "--about <file>", help: { en: "what the system says of them", fa: "آنچه سامانه دربارهٔ آن‌ها می‌گوید" } },
      {
        flags: "--policy <file>",
        help: { en: "points, dates, hidden tests", fa: "امتیازها، تاریخ‌ها، آزمون‌های پنهان" },
        default: "policy.yaml",
      },
      {
        flags: "--secret <file>",
        help: { en: "seed of the drawn inputs", fa: "بذر ورودی‌های تصادفی" },
        default: "secret",
      },
      {
        flags: "--results <file>",
        help: { en: "where the system looks", fa: "جایی که سامانه نگاه می‌کند" },
        default: "results.json",
      },
    ],
    load: async () => (await import("./attempt.ts")).run,
  },
];
