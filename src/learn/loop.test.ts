import { PassThrough } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { makeWorkspace } from "../testing/workspace.ts";
import { learn, type Terminal } from "./loop.ts";
import { cut } from "./view.ts";

let remove = () => {};
afterEach(() => remove());

/** The loop on a copy of the project, with streams for a terminal of `rows` lines. */
function start(rows = 40) {
  const workspace = makeWorkspace(process.cwd());
  remove = workspace.remove;
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { setRawMode: (mode: boolean) => void raw.push(mode) });
  const output = Object.assign(new PassThrough(), { columns: 80, rows });
  const screens: string[] = [];
  output.on("data", (chunk: Buffer) => screens.push(chunk.toString()));
  const terminal = { input, output, colour: false } as unknown as Terminal;
  const ended = learn(workspace.root, "en", terminal);
  const shows = (text: string) => vi.waitFor(() => expect(screens.at(-1)).toContain(text), 30_000);
  return { input, raw, screens, ended, shows };
}

test("the loop draws, answers keys, and gives the terminal back on q", async () => {
  const { input, raw, ended, shows } = start();
  await shows("is not written yet");
  input.write("h");
  await shows("hint 1/3");
  input.write("g");
  await shows("راهنمایی 1/3");
  input.write("q");
  await ended;
  expect(raw).toEqual([true, false]);
});

test.each([
  ["Ctrl-C", "\x03"],
  ["the end of the input", undefined],
])("%s ends the loop", async (_name, key) => {
  const { input, raw, ended, shows } = start();
  await shows("Tamrin");
  if (key) input.write(key);
  else input.end();
  await ended;
  expect(raw).toEqual([true, false]);
});

test("each screen is drawn from the top, and clears what the last one left", async () => {
  const { input, screens, ended, shows } = start();
  await shows("is not written yet");
  input.write("q");
  await ended;
  const drawn = screens.filter((screen) => screen.includes("Tamrin"));
  expect(drawn.length).toBeGreaterThan(1);
  for (const screen of drawn) expect([screen.slice(0, 3), screen.slice(-3)]).toEqual(["\x1b[H", "\x1b[J"]);
});

test("on a low terminal the keys stay, and the arrows show the rest", async () => {
  const { input, screens, ended, shows } = start(10);
  await shows("↑ ↓ the rest");
  expect(screens.at(-1)!.split("\r\n").length).toBeLessThanOrEqual(10);
  expect(screens.at(-1)).toContain("q quit");
  // The verdict may come between two keys, and a new verdict is shown from the top.
  const down = () => {
    input.write("\x1b[B");
    expect(screens.at(-1)).toContain("throw new NotImplemented");
  };
  await vi.waitFor(down, { timeout: 30_000, interval: 20 });
  input.write("q");
  await ended;
});

test("a hint is in sight at once on a terminal of 24 lines", async () => {
  const { input, ended, shows } = start(24);
  await shows("is not written yet");
  input.write("h");
  await shows("hint 1/3");
  input.write("q");
  await ended;
});

test("the keys work on a Persian keyboard", async () => {
  const { input, ended, shows } = start();
  await shows("is not written yet");
  input.write("ا");
  await shows("hint 1/3");
  input.write("ض");
  await ended;
});

test("a window onto the rows stays within them", () => {
  const rows = Array.from({ length: 20 }, (_, i) => String(i));
  expect(cut(rows, 20, 5, "more")).toEqual({ rows, top: 0 });
  expect(cut(rows, 8, 0, "more").rows).toEqual(["0", "1", "2", "3", "4", "  more", "18", "19"]);
  expect(cut(rows, 8, 99, "more")).toEqual({ rows: ["13", "14", "15", "16", "17", "  more", "18", "19"], top: 13 });
  expect(cut(rows, 8, -3, "more").top).toBe(0);
});
