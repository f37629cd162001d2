import type { Context } from "../cli/command.ts";
import type { Metrics, Progress } from "./events.ts";
import { eagerWords, epochWords, startWords, stepWords } from "./words.ts";

/** Where nothing can be redrawn, a line at least this often. */
const QUIET_MS = 10_000;

/** Where progress is drawn: stderr, or what stands for it in a test. */
export type Screen = Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write">;

/** Shows a run: one line that is redrawn on a terminal, a line for each epoch elsewhere, events with `--json`. */
export function showProgress(
  { lang, json, emit, note }: Omit<Context, "root" | "colour">,
  screen: Screen = process.stderr,
) {
  const drawn = screen.isTTY && !json;
  let [epochs, metrics, saidAt] = [0, null as Metrics | null, performance.now()];
  const say = (line: string) => {
    saidAt = performance.now();
    note(line);
  };
  return {
    tell(event: Progress): void {
      emit(event);
      if (event.event === "start") {
        epochs = event.epochs;
        for (const line of startWords(event, lang)) say(line);
      } else if (event.event === "ready") {
        if (event.eager) say(eagerWords(event.eager, lang));
      } else if (event.event === "epoch") {
        metrics = event.metrics;
        if (!drawn) say(epochWords(event, lang));
      } else if (event.event === "step") {
        const line = stepWords(event, { epochs, metrics }, screen.columns || 80, lang);
        if (drawn) screen.write(`\r\x1b[K${line}`);
        else if (performance.now() - saidAt > QUIET_MS) say(line);
      }
    },
    /** The run ended, well or not: the line goes. */
    end(): void {
      if (drawn) screen.write("\r\x1b[K");
    },
  };
}
