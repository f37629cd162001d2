import { emitKeypressEvents, type Key } from "node:readline";
import type { Lang } from "../text/lang.ts";
import { startSession } from "./session.ts";
import { makeView } from "./view.ts";

/** Where the loop reads keys and draws. */
export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  colour: boolean;
}

/** The letters that stand on these keys of a Persian keyboard: nobody has to change the layout to press one. */
const PERSIAN_KEYS: Record<string, string> = {
  د: "n",
  ا: "h",
  س: "s",
  م: "l",
  ث: "e",
  ق: "r",
  ع: "u",
  ل: "g",
  ض: "q",
  ت: "j",
  ن: "k",
};

/** Keys that move a screen which is higher than the terminal. */
const SCROLL: Record<string, number> = { up: -1, down: 1, pageup: -10, pagedown: 10 };

/** Runs the learn loop until `q` or Ctrl-C; leaves the last screen standing. */
export async function learn(root: string, lang: Lang, { input, output, colour }: Terminal): Promise<void> {
  const view = makeView(output, colour);
  const session = await startSession(root, lang, view.show);
  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.resume();
  await new Promise<void>((leave, fail) => {
    const leaveOn = (stays: boolean) => {
      if (!stays) leave();
    };
    input.on("keypress", (text: string | undefined, key: Key) => {
      const name = key.name ?? PERSIAN_KEYS[text ?? ""] ?? "";
      if (key.ctrl && name === "c") leave();
      else if (!(name in SCROLL && view.scroll(SCROLL[name]!))) session.press(name).then(leaveOn, fail);
    });
    input.on("end", leave);
    output.on("resize", () => view.scroll(0));
  }).finally(async () => {
    input.setRawMode?.(false);
    input.pause();
    output.write("\n");
    await session.close();
  });
}
