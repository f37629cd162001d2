import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { page } from "../slides/page/page.ts";
import { loadLedger, transcribedDecks } from "../slides/ledger.ts";
import { makeReport } from "../slides/report.ts";
import { checkSource } from "../slides/source.ts";
import { reportWords, sourceWords, writtenWords } from "../slides/words.ts";
import type { Run } from "./command.ts";
import { Problem } from "../text/problem.ts";
import { wrap } from "../text/wrap.ts";

/** The decks of the course; not every one is transcribed. */
const DECKS = ["000", "001", "002", "003", "004"];

/** Recomputes a deck's numbers. Errata are findings and hold; a transcription that differs from `--source` does not. */
export const run: Run = async (_args, options, { root, lang, colour, width }) => {
  const deck = chooseDeck(options.deck as string | undefined, await transcribedDecks(root));
  const ledger = await loadLedger(root, deck);
  const report = makeReport(ledger);
  const source = options.source ? checkSource(await readSource(String(options.source)), ledger.entries) : undefined;
  if (options.html) await writePage(String(options.html), page(report, ledger, lang));
  const words = [
    reportWords(report, deck, lang, colour),
    ...(source ? [sourceWords(source, lang)] : []),
    ...(options.html ? [writtenWords(String(options.html), lang)] : []),
  ];
  return {
    holds: !source?.faults.length,
    data: { deck, ...report, ...(source && { source }) },
    words: wrap(words.join("\n\n"), width),
  };
};

/** The deck asked for, `2` being short for `002`; without a wish, the one that is transcribed. */
export function chooseDeck(asked: string | undefined, transcribed: string[]): string {
  const deck = asked?.padStart(3, "0") ?? transcribed[0] ?? "";
  if (transcribed.includes(deck)) return deck;
  const ready = transcribed.join(", ");
  if (DECKS.includes(deck)) {
    throw new Problem({
      en: `deck ${deck} is not transcribed; only ${ready} is so far: tamrin verify --deck ${transcribed[0]}`,
      fa: `عددهای مجموعهٔ ${deck} هنوز رونویسی نشده است؛ تنها ${ready} آماده است: tamrin verify --deck ${transcribed[0]}`,
    });
  }
  throw new Problem({
    en: `no deck ${asked}; the decks are ${DECKS.join(", ")}, and ${ready} is transcribed`,
    fa: `مجموعهٔ ${asked} وجود ندارد؛ مجموعه‌ها ${DECKS.join("، ")} هستند و ${ready} رونویسی شده است`,
  });
}

async function readSource(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem({
      en: `cannot read ${path} (${code}); --source wants the text file of the deck`,
      fa: `خواندن ${path} ممکن نشد (${code})؛ --source فایل متنی مجموعه را می‌خواهد`,
    });
  }
}

async function writePage(path: string, html: string): Promise<void> {
  try {
    await writeFile(resolve(path), html);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem({
      en: `cannot write ${path} (${code}); --html wants a file in a folder that exists and can be written`,
      fa: `نوشتن ${path} ممکن نشد (${code})؛ --html فایلی در پوشه‌ای موجود و نوشتنی می‌خواهد`,
    });
  }
}
