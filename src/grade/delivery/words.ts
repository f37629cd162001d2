import { ltr } from "../../text/bidi.ts";
import type { Lang, Text } from "../../text/lang.ts";
import type { Isolation } from "../sandbox/cages.ts";
import type { Kind } from "./deliver.ts";

/** What a student reads where the grader has failed. */
export const faultWords: Text = {
  en: "The grader could not grade this attempt. The fault is not in your work, there is no score, and the attempt does not count. Please tell your instructor.",
  fa: "سامانهٔ تصحیح نتوانست این نوبت را تصحیح کند. ایراد از کار شما نیست؛ نمره‌ای داده نشد و این نوبت حساب نمی‌شود. لطفاً به مدرس خبر دهید.",
};

/** How the code was shut in, on one line. */
export function isolationWords(isolation: Isolation): Text {
  const words: Record<Isolation, Text> = {
    bubblewrap: { en: "namespaces of its own (bubblewrap)", fa: "فضای نام جداگانه (bubblewrap)" },
    jail: {
      en: "a jail: another root folder and user, a filter of system calls, no namespaces",
      fa: "زندان: پوشهٔ ریشه و کاربر جداگانه و صافی فراخوان‌های سیستم، بی فضای نام",
    },
    none: { en: "none", fa: "هیچ" },
  };
  const { en, fa } = words[isolation];
  return { en: `Isolation: ${en}.`, fa: `جداسازی: ${fa}.` };
}

export function noSecret(path: string): Text {
  return {
    en: `there is no secret ${path}; deliver the grader again, or name the file with --secret`,
    fa: `فایل راز ${ltr(path)} نیست؛ نمره‌دهنده را دوباره بسازید یا فایل را با --secret نام ببرید`,
  };
}

export function noIsolation(): Text {
  return {
    en: "nothing here shuts untrusted code in: bubblewrap gets no namespaces, and a jail needs root, perl and util-linux; nothing was run",
    fa: "اینجا هیچ‌چیز کد نامطمئن را جدا نمی‌کند: bubblewrap فضای نام نمی‌گیرد و زندان root و perl و util-linux می‌خواهد؛ چیزی اجرا نشد",
  };
}

/** What `attempt` says to the log that instructors read. */
export function attempted(
  { outcome, points, max, why }: { outcome: string; points: number; max: number; why: Text | null },
  isolation: Isolation,
  lang: Lang,
): string {
  // prettier-ignore
  const score = { en: `${points} of ${max} points`, fa: `${points} از ${max} امتیاز` }[lang];
  const reason = why ? `: ${why[lang]}` : "";
  return `${outcome === "ungradable" ? outcome : score}${reason}\n${isolationWords(isolation)[lang]}`;
}

/** Above the list of tasks in a question. */
export const askedWords: Text = {
  en: "Hand in your files of these tasks, or a zip of them:",
  fa: "فایل‌های این تمرین‌ها را تحویل دهید، یا یک zip از آن‌ها:",
};

export function notEmpty(out: string): Text {
  return {
    en: `${out} is not empty; name a new folder with --out`,
    fa: `پوشهٔ ${ltr(out)} خالی نیست؛ با --out پوشه‌ای تازه نام ببرید`,
  };
}

/** What is where a delivery is to go. */
export const inTheWay = {
  folder: (path: string, ending: string): Text => ({
    en: `${path} is a folder; wanted is the name of a file: --out ${path}/autograder${ending}`,
    fa: `${ltr(path)} پوشه است؛ باید نام یک فایل باشد: ${ltr(`--out ${path}/autograder${ending}`)}`,
  }),
  file: (path: string): Text => ({
    en: `${path} is a file; wanted is a folder: name a new one with --out`,
    fa: `${ltr(path)} فایل است؛ باید پوشه باشد: با ${ltr("--out")} پوشه‌ای تازه نام ببرید`,
  }),
};

export function noOrigin(flag: string, got: string, wanted: string): Text {
  return {
    en: `${flag} is "${got}"; wanted: ${wanted} of where students' repositories take Tamrin from`,
    fa: `${ltr(flag)} برابر «${ltr(got)}» است؛ باید ${ltr(wanted)} باشد: جایی که مخزن دانشجویان تمرین را از آن می‌گیرند`,
  };
}

/** What a workflow has to know, and the folder of Tamrin does not tell. */
export const notInClone = {
  repository: (root: string): Text => ({
    en: `${root} has no remote "origin" on GitHub; say where students' repositories take Tamrin from: --repository OWNER/NAME`,
    fa: `${ltr(root)} مخزن دور «origin» در GitHub ندارد؛ بگویید مخزن دانشجویان تمرین را از کجا می‌گیرند: ${ltr("--repository OWNER/NAME")}`,
  }),
  commit: (root: string): Text => ({
    en: `${root} is no clone of git, so its commit is not known; say which Tamrin students' repositories take: --commit SHA`,
    fa: `${ltr(root)} کلون git نیست و کامیت آن معلوم نیست؛ بگویید مخزن دانشجویان کدام نسخهٔ تمرین را می‌گیرند: ${ltr("--commit SHA")}`,
  }),
};

const NEXT: Record<Kind, (out: string) => Text> = {
  gradescope: (out) => ({
    en: `upload ${out} under "Configure Autograder"; choose Ubuntu and at least 1.5 GB of memory`,
    fa: `${ltr(out)} را در «Configure Autograder» بارگذاری کنید؛ Ubuntu و دست‌کم 1.5 گیگابایت حافظه برگزینید`,
  }),
  prairielearn: (out) => ({
    en: `build ${out}/image, push it where PrairieLearn pulls from, name it in info.json, and copy questions/ and serverFilesCourse/ into the course`,
    fa: `${ltr(`${out}/image`)} را بسازید و جایی بگذارید که PrairieLearn می‌خواند، نامش را در info.json بنویسید و questions/ و serverFilesCourse/ را در درس کپی کنید`,
  }),
  autolab: (out) => ({
    en: `build ${out}/image as tamrin-grader and ${out}/autolab-image as tamrin-autolab for Tango; tar the lab's folder and import it`,
    fa: `${ltr(`${out}/image`)} را با نام tamrin-grader و ${ltr(`${out}/autolab-image`)} را با نام tamrin-autolab برای Tango بسازید؛ پوشهٔ lab را tar و وارد کنید`,
  }),
  workflow: (out) => ({
    en: `copy ${out}/.github into the repository that students start from; a grade computed there is advice: collect the repositories and grade them yourself`,
    fa: `${ltr(`${out}/.github`)} را در مخزن آغازین دانشجویان کپی کنید؛ نمره‌ای که آنجا حساب شود تنها راهنماست: مخزن‌ها را گرد آورید و خود تصحیح کنید`,
  }),
  docker: (out) => ({
    en: `docker build --tag tamrin-grader ${out}; how to run it stands in ${out}/Dockerfile`,
    fa: `docker build --tag tamrin-grader ${ltr(out)}؛ شیوهٔ اجرا در ${ltr(`${out}/Dockerfile`)} آمده است`,
  }),
};

/** What was written, and what to do with it. */
export function delivered(kind: Kind, out: string, bytes: number, secret: string | null, lang: Lang): string {
  const size = (bytes / 1e6).toFixed(1);
  const lines: Text[] = [
    { en: `${out}: ${size} MB`, fa: `${ltr(out)}: ${size} مگابایت` },
    NEXT[kind](out),
    ...(secret
      ? [
          {
            en: `secret of the drawn inputs: ${secret}; keep it from students, and with the course`,
            fa: `راز ورودی‌های تصادفی: ${ltr(secret)}؛ آن را از دانشجویان دور و برای درس نگه دارید`,
          },
        ]
      : []),
  ];
  return lines.map((line) => line[lang]).join("\n");
}
