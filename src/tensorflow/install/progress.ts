import stringWidth from "string-width";
import type { Context } from "../../cli/command.ts";
import type { Text } from "../../text/lang.ts";

/** The steps of the set-up that take long enough to be shown. */
export type Stage = "download" | "extract" | "compile" | "check";

const STAGES: Record<Stage, Text> = {
  download: { en: "downloading TensorFlow", fa: "دریافت TensorFlow" },
  extract: { en: "unpacking its libraries", fa: "باز کردن کتابخانه‌ها" },
  compile: { en: "compiling the binding (about 15 s)", fa: "کامپایل پیوند (حدود ۱۵ ثانیه)" },
  check: { en: "checking that it loads", fa: "بررسی اینکه بارگذاری می‌شود" },
};

/** Shows how far the set-up is: a bar on a terminal, a line per stage elsewhere, events with `--json`. */
export interface Progress {
  /** A stage begins; `total` in bytes where it is known. */
  begin(stage: Stage, total?: number): void;
  /** Bytes done of the present stage. */
  update(done: number, total?: number): void;
  /** The set-up ended, well or not: the bar goes. */
  end(): void;
}

const REDRAW = 100;

export function showProgress(context: Context, stream: NodeJS.WriteStream = process.stderr): Progress {
  const drawn = stream.isTTY && !context.json;
  let [stage, total, last]: [Stage, number | undefined, number] = ["download", undefined, 0];
  const draw = (done: number) => {
    const line = bar(STAGES[stage][context.lang], done, total, stream.columns || 80);
    stream.write(`\r\x1b[K${line}`);
  };
  return {
    begin(next, bytes) {
      [stage, total, last] = [next, bytes, 0];
      context.emit({ event: "setup", stage, total });
      if (drawn) draw(0);
      else context.note(`tamrin: ${STAGES[stage][context.lang]}`);
    },
    update(done, bytes = total) {
      total = bytes;
      if (Date.now() - last < REDRAW) return;
      last = Date.now();
      context.emit({ event: "setup", stage, done, total });
      if (drawn) draw(done);
    },
    end() {
      if (drawn) stream.write("\r\x1b[K");
    },
  };
}

/** One line of at most `columns` cells: what is done, a bar and the megabytes where the total is known. */
export function bar(what: string, done: number, total: number | undefined, columns: number): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
  if (!total) return done ? `${what}  ${megabytes(done)} MB` : what;
  const share = Math.min(1, done / total);
  const percent = `${(100 * share).toFixed(0).padStart(3)} %`;
  const end = `${percent}  ${megabytes(done)}/${megabytes(total)} MB`;
  const width = Math.min(30, columns - stringWidth(what) - end.length - 6);
  if (width < 5) return `${what}  ${percent}`;
  const filled = Math.round(width * share);
  return `${what}  [${"#".repeat(filled)}${".".repeat(width - filled)}] ${end}`;
}
