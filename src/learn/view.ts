import type { Text } from "../text/lang.ts";
import type { Lesson } from "./lesson.ts";
import { screen } from "./screen.ts";
import type { State } from "./state.ts";

/** What of a screen is seen on a terminal that may be too low for it. */
export interface View {
  show(state: State, lesson: Lesson): void;
  /** Moves down (or up, when negative) by lines. Returns whether there was anything to move. */
  scroll(by: number): boolean;
}

/** The widest screen that is drawn; long lines are hard to read. */
const WIDEST = 100;

/** Lines at the bottom that always stay in sight: the keys. */
const KEPT_BELOW = 2;

const MORE: Text = { en: "↑ ↓ the rest", fa: "↑ ↓ ادامه" };

export function makeView(output: NodeJS.WriteStream, colour: boolean): View {
  let seen: { state: State; lesson: Lesson } | undefined;
  let top = 0;

  const rows = () => {
    const width = Math.min(output.columns || 80, WIDEST);
    return screen(seen!.state, seen!.lesson, { width, colour }).split("\n");
  };
  const redraw = () => {
    const window = cut(rows(), roomOf(output), top, MORE[seen!.state.lang]);
    top = window.top;
    // Each line is cleared as it is written, then all below: no flash.
    output.write(`\x1b[H${window.rows.map((row) => `${row}\x1b[K`).join("\r\n")}\r\n\x1b[J`);
  };
  return {
    show(state, lesson) {
      const before = seen?.state;
      if (before?.task !== state.task || before.panel !== state.panel || before.verdict !== state.verdict) top = 0;
      seen = { state, lesson };
      redraw();
    },
    scroll(by) {
      if (!seen || seen.state.panel === "list" || rows().length <= roomOf(output)) return false;
      top += by;
      redraw();
      return true;
    },
  };
}

function roomOf({ rows }: NodeJS.WriteStream): number {
  return Math.max(6, (rows || 24) - 1);
}

/** The rows from `top` on that fit into `room`, with a line that says there is more, and the last rows below. */
export function cut(rows: string[], room: number, top: number, more: string): { rows: string[]; top: number } {
  if (rows.length <= room) return { rows, top: 0 };
  const height = room - KEPT_BELOW - 1;
  const from = Math.min(Math.max(top, 0), rows.length - KEPT_BELOW - height);
  return { rows: [...rows.slice(from, from + height), `  ${more}`, ...rows.slice(-KEPT_BELOW)], top: from };
}
