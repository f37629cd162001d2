import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync, type Zippable } from "fflate";
import type { Attack } from "../attack.ts";
import { MARK, TARGET } from "../targets.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const SOLUTION = join(ROOT, "solutions", `${TARGET}.ts`);

/** What a link of a zip is to Unix. */
const LINK = { os: 3, attrs: 0o120777 << 16 };

function handedIn(name: string, claim: Attack["claim"], tries: string, handIn: Attack["handIn"]): Attack {
  return { name, claim, tries, lessons: {}, handIn };
}

/** One that is a zip with these files. */
function zipped(name: string, claim: Attack["claim"], tries: string, entries: () => Zippable): Attack {
  return handedIn(name, claim, tries, (folder) => writeFileSync(`${folder}.zip`, zipSync(entries(), { level: 1 })));
}

/** A path in a folder that is there. */
function inside(folder: string, path: string): string {
  const whole = join(folder, path);
  mkdirSync(join(whole, ".."), { recursive: true });
  return whole;
}

/** They would be more than files, once somebody opens them. */
export const packages: Attack[] = [
  handedIn(
    "linked-lesson",
    { en: "links in a submission are not followed", fa: "پیوندهای درون پاسخ دنبال نمی‌شوند" },
    "hands in a link to the solution as its lesson",
    (folder) => symlinkSync(SOLUTION, inside(folder, `exercises/${TARGET}.ts`)),
  ),
  handedIn(
    "linked-folder",
    { en: "nor are links to folders", fa: "پیوند به پوشه‌ها هم دنبال نمی‌شود" },
    "hands in a link to the folder of solutions",
    (folder) => symlinkSync(join(ROOT, "solutions"), inside(folder, "exercises")),
  ),
  zipped(
    "zip-slip",
    { en: "an archive writes nothing anywhere", fa: "بایگانی هیچ‌جا چیزی نمی‌نویسد" },
    "hands in a zip with names that lead out of it",
    () => {
      const text = strToU8("text");
      const paths = ["../", "../../", "../../../", "/tmp/", "..\\\\..\\\\", "exercises/../../../../"];
      return Object.fromEntries(
        paths.flatMap((path) => [`${path}${MARK}.ts`, `${path}results.json`].map((name) => [name, text])),
      );
    },
  ),
  zipped(
    "zip-link",
    { en: "links in an archive are not followed", fa: "پیوندهای درون بایگانی دنبال نمی‌شوند" },
    "hands in a zip with a link to the solution",
    () => ({ [`exercises/${TARGET}.ts`]: [strToU8(SOLUTION), LINK] }),
  ),
  zipped(
    "zip-bomb",
    { en: "an archive gives no more than a submission may hold", fa: "بایگانی بیش از اندازهٔ مجاز باز نمی‌شود" },
    "hands in a zip of 100 KB that holds 100 MB",
    () => {
      const part = new Uint8Array(8 * 2 ** 20);
      const names = Array.from({ length: 12 }, (_, k) =>
        k === 0 ? `exercises/${TARGET}.ts` : `exercises/02-xo/part-${k}.ts`,
      );
      return Object.fromEntries(names.map((name) => [name, part]));
    },
  ),
  handedIn(
    "huge-lesson",
    { en: "a lesson of 60 MB is not read", fa: "درس ۶۰ مگابایتی خوانده نمی‌شود" },
    "hands in a lesson of 60 MB",
    (folder) => writeFileSync(inside(folder, `exercises/${TARGET}.ts`), Buffer.alloc(6e7, "1;")),
  ),
  handedIn(
    "invalid-utf-8",
    { en: "bytes that are no text are no lesson", fa: "بایت‌هایی که متن نیستند درس نیستند" },
    "hands in bytes that no encoding has",
    (folder) =>
      writeFileSync(inside(folder, `exercises/${TARGET}.ts`), Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0])),
  ),
  handedIn(
    "own-package",
    { en: "only lessons are taken of a submission", fa: "از پاسخ تنها درس‌ها برداشته می‌شوند" },
    "brings a package.json, tests, a configuration and a node_modules of its own",
    (folder) => {
      const imports = { "#lesson/*": SOLUTION, "#kit/*": "./kit/*.ts" };
      const scripts = { preinstall: `touch /tmp/${MARK}`, test: "exit 0" };
      writeFileSync(inside(folder, "package.json"), JSON.stringify({ imports, scripts, type: "module" }));
      for (const path of [
        `tests/${TARGET}.test.ts`,
        "vitest.config.ts",
        "node_modules/vitest/index.js",
        "kit/matchers.ts",
      ])
        writeFileSync(inside(folder, path), "export const expect = () => new Proxy({}, { get: () => () => {} });");
    },
  ),
  handedIn(
    "folder-for-a-lesson",
    { en: "a folder is no lesson", fa: "پوشه درس نیست" },
    "hands in a folder with the name of the lesson",
    (folder) => mkdirSync(inside(folder, `exercises/${TARGET}.ts/index.ts`), { recursive: true }),
  ),
  handedIn(
    "pipe-for-a-lesson",
    { en: "a pipe is not waited for", fa: "منتظر لوله نمی‌ماند" },
    "hands in a named pipe, which nobody writes to",
    (folder) => execFileSync("mkfifo", [inside(folder, `exercises/${TARGET}.ts`)]),
  ),
];
