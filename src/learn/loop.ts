import { emitKeypressEvents, type Key } from "node:readline";
import type { Lang } from "../text/lang.ts";
import { screen } from "./screen.ts";
import { startSession } from "./session.ts";

/** Where the loop reads keys and draws. */
export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  colour: boolean;
}

/** The widest screen that is drawn; long lines are hard to read. */
const WIDEST = 100;

/** Lines at the bottom that are shown in any case: the keys. */
const KEPT_BELOW = 2;

/** Runs the learn loop until `q` or Ctrl-C; leaves the last screen standing. */
export async function learn(root: string, lang: Lang, { input, output, colour }: Terminal): Promise<void> {
  const session = await startSession(root, lang, (state, lesson) => {
    const width = Math.min(output.columns || 80, WIDEST);
    draw(output, screen(state, lesson, { width, colour }));
  });
  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.resume();
  await new Promise<void>((leave, fail) => {
    const leaveOn = (stays: boolean) => {
      if (!stays) leave();
    };
    input.on("keypress", (_text: string, key: Key) => {
      if (key.ctrl && key.name === "c") leave();
      else session.press(key.name ?? "").then(leaveOn, fail);
    });
    input.on("end", leave);
  }).finally(async () => {
    input.setRawMode?.(false);
    input.pause();
    output.write("\n");
    await session.close();
  });
}

/**
 * Draws over the last screen without a flash: each line is cleared as it is written, then all below.
 * Where the screen is too low, lines in the middle give way, so that the keys stay in sight.
 */
function draw(output: NodeJS.WriteStream, text: string): void {
  const room = Math.max(6, (output.rows || 24) - 1);
  const rows = text.split("\n");
  const shown =
    rows.length <= room ? rows : [...rows.slice(0, room - KEPT_BELOW - 1), "  …", ...rows.slice(-KEPT_BELOW)];
  output.write(`\x1b[H${shown.map((row) => `${row}\x1b[K`).join("\r\n")}\r\n\x1b[J`);
}
