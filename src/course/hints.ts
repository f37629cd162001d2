import { readFileSync } from "node:fs";
import type { Lang } from "../text/lang.ts";
import { mirrors } from "./mirrors.ts";

/** The rungs of help, from the idea to where to read; empty where the file has no part in that language. */
export function loadHints(root: string, id: string): Record<Lang, string[]> {
  const text = readFileSync(mirrors(root, id).hints, "utf8");
  return { en: rungs(text, "en"), fa: rungs(text, "fa") };
}

/** The numbered paragraphs under `## en` or `## fa`, each on one line. */
function rungs(markdown: string, lang: Lang): string[] {
  const part = markdown.split(/^## /m).find((section) => section.startsWith(`${lang}\n`)) ?? "";
  return part
    .split(/^\d+\. /m)
    .slice(1)
    .map((rung) => rung.replace(/\s+/g, " ").trim());
}
