import { ltr } from "../text/bidi.ts";
import type { Lang, Text } from "../text/lang.ts";

export function noPaths(): Text {
  return {
    en: 'grade what? Name the folder, zip or tar with the submissions: "tamrin grade submissions.zip"',
    fa: "چه چیزی تصحیح شود؟ پوشه، zip یا tar تحویل‌ها را نام ببرید: tamrin grade submissions.zip",
  };
}

/** `again`: paths and options. */
export function saidAgain(again: string[]): Text {
  return {
    en: `--resume goes on with what the run was begun with, and was given ${again.join(", ")} as well; leave that out, or leave --resume out: what was graded is not run again`,
    fa: `${ltr("--resume")} با همان چیزهایی ادامه می‌دهد که اجرا با آن‌ها آغاز شده، ولی ${again.map(ltr).join("، ")} هم آمده است؛ آن را بردارید، یا ${ltr("--resume")} را: آنچه تصحیح شده دوباره اجرا نمی‌شود`,
  };
}

export function notAmong(flag: string, asked: string, names: readonly string[]): Text {
  return {
    en: `${flag}: there is no "${asked}"; there are ${names.join(", ")}`,
    fa: `${ltr(flag)}: «${ltr(asked)}» نیست؛ موجود: ${names.map(ltr).join("، ")}`,
  };
}

export function interrupted(done: number, total: number, out: string): Text {
  return {
    en: `interrupted after ${done} of ${total}; "tamrin grade --resume --out ${out}" goes on`,
    fa: `پس از ${done} از ${total} متوقف شد؛ با tamrin grade --resume --out ${ltr(out)} ادامه دهید`,
  };
}

export function waits(process: number, out: string): Text {
  return {
    en: `process ${process} is grading into ${out}; waiting for it`,
    fa: `فرایند ${process} در حال تصحیح در ${ltr(out)} است؛ در انتظار پایان آن`,
  };
}

interface Found {
  path: string;
  recognised: string;
  remarks: { path: string; text: Text }[];
}

/** What `--dry-run` says. */
export function plan(found: Found[], students: string[], policy: string, lang: Lang): string {
  const lines = found.flatMap(({ path, recognised, remarks }) => [
    `${path}: ${recognised}`,
    ...remarks.map((remark) => `  ${remark.path}: ${remark.text[lang]}`),
  ]);
  const who = {
    en: `${students.length} students: ${students.slice(0, NAMED).join(", ")}`,
    fa: `${students.length} دانشجو: ${students.slice(0, NAMED).map(ltr).join("، ")}`,
  }[lang];
  return [...lines, `${who}${students.length > NAMED ? ", …" : ""}`, "", policy].join("\n");
}

/** Students that a plan names; the rest is counted. */
const NAMED = 8;

export function where(out: string): Text {
  return { en: `results: ${out}`, fa: `نتیجه‌ها: ${ltr(out)}` };
}

export function badWorkers(given: string): Text {
  return {
    en: `--workers is "${given}"; it is a whole number from 1 to 99`,
    fa: `--workers برابر «${ltr(given)}» است؛ باید عددی صحیح از ۱ تا ۹۹ باشد`,
  };
}

export function badZone(given: string): Text {
  return {
    en: `--zone is "${given}"; it is an offset from UTC such as +03:30, or Z`,
    fa: `--zone برابر «${ltr(given)}» است؛ باید فاصله از UTC باشد، مانند ${ltr("+03:30")}، یا Z`,
  };
}

const MAKE = "openssl rand -hex 32";

/** `file` cannot be read. `code`: of the operating system. */
export function noSecretIn(file: string, code: string): Text {
  const [make, shut] = [`${MAKE} > ${file}`, `chmod 600 ${file}`];
  return {
    en: `there is no secret in ${file} (${code}); correct the path, or make one for the whole course: ${make}; ${shut}`,
    fa: `در ${ltr(file)} رازی نیست (${ltr(code)})؛ مسیر را اصلاح کنید یا یکی برای همهٔ درس بسازید: ${ltr(make)} و سپس ${ltr(shut)}`,
  };
}

export function shortSecret(file: string, got: number, least: number): Text {
  const make = `${MAKE} > ${file}`;
  return {
    en: `the secret in ${file} has ${got} characters, wanted at least ${least}; name another file, or make a new one: ${make}`,
    fa: `راز درون ${ltr(file)} ${got} نویسه دارد، باید دست‌کم ${least} نویسه باشد؛ فایل دیگری نام ببرید یا رازی تازه بسازید: ${ltr(make)}`,
  };
}

export function notShutIn(why: Text): Text {
  return {
    en: `submissions are not run, because nothing would shut them in: ${why.en}; "tamrin doctor" says how to mend it (work that you trust: --no-sandbox)`,
    fa: `تحویل‌ها اجرا نشدند، چون چیزی آن‌ها را ایزوله نمی‌کند: ${why.fa}؛ راه درست کردن را tamrin doctor می‌گوید (برای کد مورد اعتماد: ‎--no-sandbox‎)`,
  };
}
