/** The language asked for: `--lang`, then TAMRIN_LANG, then the locale of the terminal, else English. */
export function langOf(argv, env) {
  const at = argv.indexOf("--lang");
  const flag = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith("--lang="))?.slice("--lang=".length);
  const asked = flag ?? env.TAMRIN_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? "";
  return asked.toLowerCase().startsWith("fa") ? "fa" : "en";
}

/** Everything that the set-up says: one line each, and a failure ends with the next step. */
const WORDS = {
  en: {
    start: () => "tamrin: installing the packages (once)",
    working: ({ seconds }) => `tamrin: installing the packages, ${seconds} s`,
    done: ({ seconds }) => `tamrin: packages installed in ${seconds} s`,
    waiting: ({ pid }) => `tamrin: another set-up (process ${pid}) is installing the packages; waiting for it`,
    oldNode: ({ got }) => `tamrin: needs Node 20.19 or newer, this is ${got}; install one from https://nodejs.org`,
    noLockFile: ({ path }) => `tamrin: ${path} is missing; clone the project again`,
    noNpm: () =>
      "tamrin: npm was not found, so the packages cannot be installed; install Node with npm, then run again",
    network: () =>
      "tamrin: npm cannot reach its registry; check the network or proxy (`npm ping`), then run the same command again",
    permission: ({ path }) =>
      `tamrin: no permission to write in ${path}; make the folder writable for this user, then run again`,
    diskFull: ({ path }) => `tamrin: the disk is full at ${path}; free about 1 GB, then run the same command again`,
    failed: ({ reason }) => `tamrin: npm ci failed: ${reason}; run \`npm ci\` to see all that it says`,
  },
  fa: {
    start: () => "tamrin: نصب بسته‌ها (تنها یک بار)",
    working: ({ seconds }) => `tamrin: نصب بسته‌ها، ${seconds} ثانیه`,
    done: ({ seconds }) => `tamrin: بسته‌ها در ${seconds} ثانیه نصب شدند`,
    waiting: ({ pid }) => `tamrin: یک راه‌اندازی دیگر (فرایند ${pid}) دارد بسته‌ها را نصب می‌کند؛ منتظر پایان آن`,
    oldNode: ({ got }) => `tamrin: Node 20.19 یا تازه‌تر لازم است، این ${got} است؛ از https://nodejs.org نصبش کنید`,
    noLockFile: ({ path }) => `tamrin: ${path} نیست؛ پروژه را دوباره clone کنید`,
    noNpm: () => "tamrin: npm پیدا نشد و بسته‌ها نصب نمی‌شوند؛ Node را همراه npm نصب کنید و دوباره اجرا کنید",
    network: () =>
      "tamrin: npm به مخزن بسته‌ها دسترسی ندارد؛ شبکه یا پروکسی را بررسی کنید (`npm ping`) و همین فرمان را دوباره اجرا کنید",
    permission: ({ path }) =>
      `tamrin: اجازهٔ نوشتن در ${path} نیست؛ پوشه را برای این کاربر نوشتنی کنید و دوباره اجرا کنید`,
    diskFull: ({ path }) =>
      `tamrin: دیسک در ${path} پر است؛ حدود ۱ گیگابایت جا باز کنید و همین فرمان را دوباره اجرا کنید`,
    failed: ({ reason }) => `tamrin: ‏npm ci شکست خورد: ${reason}؛ برای دیدن همهٔ پیام‌ها \`npm ci\` را اجرا کنید`,
  },
};

/** One sentence of the set-up in one language. */
export function say(lang, name, facts = {}) {
  return WORDS[lang][name](facts);
}
