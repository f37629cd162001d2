import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import { printable } from "./box/names.ts";
import type { Layout } from "./layouts/layout.ts";

/** What this room says to people: each line tells what was met, what was wanted, and the next step. */
export const words = {
  ...fileWords(),
  ...archiveWords(),
  ...submissionWords(),
  ...studentWords(),
};

/** About one file that is left aside. */
function fileWords() {
  return {
    noFile: (): Text => ({
      en: "got a device, pipe or socket, wanted a file; hand in a plain file",
      fa: "یک دستگاه، پایپ یا سوکت آمده است، باید فایل باشد؛ یک فایل معمولی تحویل دهید",
    }),
    link: (): Text => ({
      en: "got a link, wanted a file: links are never followed; put the file itself in its place",
      fa: "یک پیوند آمده است، باید فایل باشد: پیوندها هرگز دنبال نمی‌شوند؛ خودِ فایل را به‌جایش بگذارید",
    }),
    hardLink: (): Text => ({
      en: "got a hard link, whose bytes belong to another file as well; hand in a copy of it",
      fa: "یک پیوند سخت آمده است که بایت‌هایش از آنِ فایل دیگری هم هست؛ یک رونوشت از آن تحویل دهید",
    }),
    folder: (id: string): Text => ({
      en: `got a folder, wanted the file of the lesson ${id}; hand in the file itself`,
      fa: `یک پوشه آمده است، باید فایل درس ${ltr(id)} باشد؛ خودِ فایل را تحویل دهید`,
    }),
    twice: (): Text => ({
      en: "the archive holds two entries of this name, wanted one; pack the files again",
      fa: "این بایگانی دو مدخل با این نام دارد، باید یکی باشد؛ فایل‌ها را دوباره بسته‌بندی کنید",
    }),
    tooLarge: (limit: number): Text => ({
      en: `it has more than the ${size(limit)} that are allowed; hand in a smaller one`,
      fa: `از ${size(limit, "fa")} مجاز بزرگ‌تر است؛ کوچک‌ترش را تحویل دهید`,
    }),
    changed: (): Text => ({
      en: "it changed while it was read; wait until nobody writes to it and run again",
      fa: "هنگام خواندن تغییر کرد؛ صبر کنید تا نوشتن در آن تمام شود و دوباره اجرا کنید",
    }),
    unreadable: (code: string): Text => ({
      en: `it cannot be read (${code}); make it readable for the user who grades and run again`,
      fa: `خوانده نمی‌شود (${ltr(code)})؛ آن را برای کاربری که نمره می‌دهد خواندنی کنید و دوباره اجرا کنید`,
    }),
    utf16: (): Text => ({
      en: "got text in UTF-16, wanted UTF-8; save it as UTF-8 and hand it in again",
      fa: "متن با UTF-16 آمده است، باید UTF-8 باشد؛ با UTF-8 ذخیره کنید و دوباره تحویل دهید",
    }),
    notUtf8: (): Text => ({
      en: "got bytes that are no UTF-8 text; save it as UTF-8 and hand it in again",
      fa: "بایت‌هایی آمده که متن UTF-8 نیست؛ با UTF-8 ذخیره کنید و دوباره تحویل دهید",
    }),
    nul: (): Text => ({
      en: "got a NUL byte, which no text has; save it as UTF-8 text and hand it in again",
      fa: "یک بایت NUL آمده که در هیچ متنی نیست؛ به‌صورت متن UTF-8 ذخیره کنید و دوباره تحویل دهید",
    }),
    ambiguous: (id: string, others: string[]): Text => ({
      en: `got ${others.length} files for ${id}, wanted one: ${list(others)}; hand in only the one that counts`,
      fa: `برای ${ltr(id)} ${others.length} فایل آمده، باید یکی باشد: ${list(others, "fa")}؛ فقط همانی را تحویل دهید که به حساب می‌آید`,
    }),
    otherTaken: (id: string, taken: string): Text => ({
      en: `another file was taken for ${id}: ${printable(taken)}; take this one out, or put it in that place`,
      fa: `برای ${ltr(id)} فایل دیگری برداشته شد: ${path(taken)}؛ این یکی را حذف کنید یا جای آن بگذارید`,
    }),
    nearMiss: (id: string): Text => ({
      en: `it looks like the lesson ${id}, whose file is called ${id}.ts; give it exactly that name`,
      fa: `به درس ${ltr(id)} می‌ماند که نام فایلش ${ltr(`${id}.ts`)} است؛ دقیقاً همین نام را به آن بدهید`,
    }),
    notLesson: (files: number): Text => ({
      en: `${files === 1 ? "it is" : `${files} files of it are`} no lesson of the course and left aside; nothing to do, unless a lesson needs it: each must stand alone`,
      fa: `${files === 1 ? "درسی از دوره نیست" : `${files} فایل آن درسی از دوره نیست`} و کنار گذاشته شد؛ کاری لازم نیست، مگر آنکه درسی به آن نیاز داشته باشد: هر درس باید مستقل باشد`,
    }),
    modules: (): Text => ({
      en: "installed packages are left aside: lessons may import only what the course brings; leave this folder out",
      fa: "بسته‌های نصب‌شده کنار گذاشته شد: درس‌ها فقط می‌توانند چیزهای خود دوره را وارد کنند؛ این پوشه را نفرستید",
    }),
    ownTests: (): Text => ({
      en: "these tests are left aside: the course's own decide; nothing to do",
      fa: "این آزمون‌ها کنار گذاشته شد: آزمون‌های خود دوره تصمیم می‌گیرند؛ کاری لازم نیست",
    }),
    tooDeep: (depth: number): Text => ({
      en: `more than ${depth} folders inside one another, left aside; hand in the lessons further up`,
      fa: `بیش از ${depth} پوشهٔ تودرتو، کنار گذاشته شد؛ درس‌ها را بالاتر بگذارید`,
    }),
    innerArchive: (): Text => ({
      en: "an archive inside an archive that was handed in is not opened; pack the lessons once only",
      fa: "بایگانیِ درون بایگانیِ تحویل‌شده باز نمی‌شود؛ درس‌ها را فقط یک بار بسته‌بندی کنید",
    }),
    more: (count: number): Text => ({
      en: `${count} more remarks like these are not shown; take out what is no lesson`,
      fa: `${count} یادداشت دیگر از این دست نشان داده نشد؛ آنچه را درس نیست حذف کنید`,
    }),
  };
}

/** About an archive or a name in it. */
function archiveWords() {
  const why = {
    NUL: { en: "a NUL byte in it", fa: "یک بایت NUL در آن" },
    absolute: { en: "an absolute path", fa: "مسیر مطلق" },
    climbs: { en: 'a ".." in it', fa: "«..» در آن" },
    long: { en: "more letters or folders than a path may have", fa: "حرف‌ها یا پوشه‌هایی بیش از اندازهٔ یک مسیر" },
  } satisfies Record<string, Text>;
  return {
    badName: (name: string, fault: keyof typeof why): Text => ({
      en: `the archive holds the name ${printable(name)} with ${why[fault].en}, wanted paths that stay inside it; pack it again`,
      fa: `این بایگانی نام ${path(name)} را دارد با ${why[fault].fa}؛ مسیرها باید درون آن بمانند؛ دوباره بسته‌بندی کنید`,
    }),
    encrypted: (): Text => ({
      en: "the archive is encrypted, wanted one without a password; pack it again without",
      fa: "این بایگانی رمز دارد، باید بی‌گذرواژه باشد؛ دوباره و بدون رمز بسته‌بندی کنید",
    }),
    method: (method: number): Text => ({
      en: `the archive is packed by method ${method}, wanted deflate; pack it again as an ordinary zip`,
      fa: `این بایگانی با روش ${method} بسته شده، باید deflate باشد؛ دوباره به‌صورت zip معمولی بسته‌بندی کنید`,
    }),
    damaged: (): Text => ({
      en: "the archive is damaged or cut short, wanted a whole one; pack or download it again",
      fa: "این بایگانی آسیب دیده یا ناقص است، باید کامل باشد؛ دوباره بسته‌بندی یا دریافتش کنید",
    }),
    noArchive: (got: string | undefined): Text => ({
      en: `got ${got ? `a ${got} archive` : "something that is no archive"}, wanted zip, tar or tar.gz; pack it again as zip`,
      fa: `${got ? `یک بایگانی ${ltr(got)} آمده است` : "چیزی آمده که بایگانی نیست"}، باید zip یا tar یا tar.gz باشد؛ دوباره به‌صورت zip بسته‌بندی کنید`,
    }),
    tooManyEntries: (limit: number): Text => ({
      en: `the archive holds more than ${limit} names; hand in only the lessons`,
      fa: `این بایگانی بیش از ${limit} نام دارد؛ فقط درس‌ها را تحویل دهید`,
    }),
    inflatesTooFar: (limit: number): Text => ({
      en: `the archive unpacks to more than ${size(limit)}; hand in only the lessons, without node_modules`,
      fa: `این بایگانی پس از باز شدن از ${size(limit, "fa")} بیشتر می‌شود؛ فقط درس‌ها را بدون node_modules تحویل دهید`,
    }),
    bomb: (ratio: number): Text => ({
      en: `the archive unpacks to more than ${ratio} times its size, which source text never does; pack only the lessons`,
      fa: `این بایگانی پس از باز شدن بیش از ${ratio} برابر می‌شود که متن برنامه هرگز چنین نیست؛ فقط درس‌ها را بسته‌بندی کنید`,
    }),
  };
}

/** About a whole submission. */
function submissionWords() {
  return {
    noLessons: (): Text => ({
      en: "got no lesson of the course, wanted files such as exercises/02-xo/convolve.ts; hand in the exercises folder",
      fa: `هیچ درسی از دوره در آن نیست، باید فایل‌هایی مانند ${ltr("exercises/02-xo/convolve.ts")} داشته باشد؛ پوشهٔ ${ltr("exercises")} را تحویل دهید`,
    }),
    tooManyFiles: (limit: number): Text => ({
      en: `it holds more than ${limit} files; hand in only the lessons`,
      fa: `بیش از ${limit} فایل دارد؛ فقط درس‌ها را تحویل دهید`,
    }),
    tooManyArchives: (limit: number): Text => ({
      en: `it holds more than ${limit} archives; pack the lessons into one`,
      fa: `بیش از ${limit} بایگانی دارد؛ درس‌ها را در یکی بسته‌بندی کنید`,
    }),
    submissionTooLarge: (limit: number): Text => ({
      en: `what is to be read of it has more than ${size(limit)}; hand in only the lessons`,
      fa: `آنچه باید از آن خوانده شود بیش از ${size(limit, "fa")} است؛ فقط درس‌ها را تحویل دهید`,
    }),
    at: (place: string, text: Text): Text => ({
      en: `${printable(place)}: ${text.en}`,
      fa: `${path(place)}: ${text.fa}`,
    }),
  };
}

/** About whose it is, and about the batch. */
function studentWords() {
  return {
    twoSubmissions: (student: string, sources: string[]): Text => ({
      en: `got ${sources.length} submissions of ${printable(student)} and nothing that says which is the latest: ${list(sources)}; keep only the one that counts`,
      fa: `از ${path(student)} ${sources.length} تحویل رسیده و چیزی نمی‌گوید کدام آخری است: ${list(sources, "fa")}؛ فقط همانی را نگه دارید که به حساب می‌آید`,
    }),
    earlier: (): Text => ({
      en: "an earlier submission of this student, left aside: the latest counts; nothing to do",
      fa: "تحویل پیشین همین دانشجو، کنار گذاشته شد: آخری به حساب می‌آید؛ کاری لازم نیست",
    }),
    late: (): Text => ({
      en: "the export marks it as late and gives no time, so nothing is taken off; see the time there and decide",
      fa: "برون‌داد آن را دیرکرد نشان داده و زمانش را نگفته است، پس چیزی کم نمی‌شود؛ زمان را آنجا ببینید و تصمیم بگیرید",
    }),
    recognised: (layout: Layout): Text => {
      const { en, fa } = LAYOUTS[layout];
      return {
        en: `read as ${en}; where that is wrong, say --layout NAME`,
        fa: `به‌عنوان ${fa} خوانده شد؛ اگر درست نیست، با ${ltr("--layout NAME")} بگویید`,
      };
    },
    noSuchPath: (named: string): Text => ({
      en: `there is nothing at ${printable(named)}, wanted a folder, zip or tar of submissions; correct the path`,
      fa: `در ${path(named)} چیزی نیست، باید پوشه، zip یا tar تحویل‌ها باشد؛ مسیر را اصلاح کنید`,
    }),
    noSubmissions: (named: string, layout: Layout): Text => ({
      en: `${printable(named)} holds nothing that could be read as ${LAYOUTS[layout].en}; name another path, or another --layout`,
      fa: `در ${path(named)} چیزی نیست که بتوان به‌عنوان ${LAYOUTS[layout].fa} خواند؛ مسیر دیگر یا ${ltr("--layout")} دیگری بدهید`,
    }),
    badAbout: (file: string): Text => ({
      en: `${printable(file)} cannot be read as the list of submissions that Gradescope exports; export again`,
      fa: `${path(file)} به‌عنوان فهرست تحویل‌های Gradescope خوانده نمی‌شود؛ دوباره برون‌داد بگیرید`,
    }),
    notInList: (): Text => ({
      en: "it belongs to no submission and was left aside; nothing to do",
      fa: "به هیچ تحویلی مربوط نیست و کنار گذاشته شد؛ کاری لازم نیست",
    }),
  };
}

const LAYOUTS: Record<Layout, Text> = {
  one: { en: "one student's work", fa: "کار یک دانشجو" },
  folders: { en: "a folder or archive for each student", fa: "یک پوشه یا بایگانی برای هر دانشجو" },
  moodle: { en: "an export of Moodle", fa: "برون‌داد Moodle" },
  canvas: { en: "an export of Canvas", fa: "برون‌داد Canvas" },
  brightspace: { en: "an export of Brightspace", fa: "برون‌داد Brightspace" },
  blackboard: { en: "an export of Blackboard", fa: "برون‌داد Blackboard" },
  gradescope: { en: "an export of Gradescope", fa: "برون‌داد Gradescope" },
  github: { en: "repositories of GitHub Classroom", fa: "مخزن‌های GitHub Classroom" },
  autolab: { en: "an export of Autolab", fa: "برون‌داد Autolab" },
};

function path(name: string): string {
  return ltr(printable(name));
}

function list(names: string[], lang: "en" | "fa" = "en"): string {
  return lang === "en" ? names.map(printable).join(", ") : names.map(path).join("، ");
}

function size(bytes: number, lang: "en" | "fa" = "en"): string {
  const isSmall = bytes < 2 ** 20;
  const number = bytes / (isSmall ? 2 ** 10 : 2 ** 20);
  if (lang === "en") return `${number} ${isSmall ? "KiB" : "MiB"}`;
  return `${number} ${isSmall ? "کیبی‌بایت" : "مبی‌بایت"}`;
}
