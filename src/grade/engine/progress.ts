import type { Context } from "../../cli/command.ts";
import type { Lang } from "../../text/lang.ts";
import type { Grade } from "../grade.ts";

/** Where nothing can be redrawn, a line at least this often. */
const QUIET_MS = 10_000;

/** Shows how far a class is: one line that is redrawn on a terminal, a line now and then elsewhere. */
export function showGrading(total: number, { lang, json, note }: Context, screen: NodeJS.WriteStream = process.stderr) {
  const drawn = screen.isTTY && !json;
  const began = performance.now();
  let [done, kept, saidAt] = [0, 0, began];
  return {
    graded(_grade: Grade, { again }: { again: boolean }): void {
      done += 1;
      if (again) kept += 1;
      const now = performance.now();
      const left = ((now - began) / Math.max(1, done - kept)) * (total - done);
      const line = progressWords({ done, total, kept, left: Math.round(left / 1000) }, lang);
      if (drawn) screen.write(`\r\x1b[K${line.slice(0, (screen.columns || 80) - 1)}`);
      else if (now - saidAt > QUIET_MS) {
        saidAt = now;
        note(line);
      }
    },
    end(): void {
      if (drawn) screen.write("\r\x1b[K");
    },
  };
}

/** `kept`: how many had been graded before; `left`: seconds. */
function progressWords(
  { done, total, kept, left }: Record<"done" | "total" | "kept" | "left", number>,
  lang: Lang,
): string {
  const before = { en: kept > 0 ? `, ${kept} from before` : "", fa: kept > 0 ? `، ${kept} از پیش` : "" };
  return {
    en: `graded ${done} of ${total}${before.en}; about ${left} s left`,
    fa: `${done} از ${total} تصحیح شد${before.fa}؛ نزدیک ${left} ثانیه مانده`,
  }[lang];
}
