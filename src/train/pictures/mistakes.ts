import { titled } from "../../text/bidi.ts";
import type { Lang } from "../../text/lang.ts";
import { PAPER, toPng, type Canvas } from "./canvas.ts";
import { draw, START, TEXT } from "./chart.ts";
import { imageGrid } from "./images.ts";
import * as words from "./words.ts";

/** What a network said to one image of 28 x 28 pixels, paper 0 and ink 1. */
export interface Answer {
  said: number;
  truth: number;
  /** The probability that it gave to its answer. */
  sure: number;
  image: Float32Array;
}

const SIDE = 28;
const COLUMNS = 12;

/** More would be no picture any more. */
const MOST = 96;

/** Pixels: a digit, its place, the title, the edge. */
const [DIGIT, ACROSS, DOWN, TOP, EDGE] = [68, 84, 100, 64, 20];

const WRONG = "#b2182b";

/**
 * The first of the mistakes in a grid; under each digit what it is, and in red what the network said. All of it is read
 * from the side where the language begins.
 */
export function drawMistakes(mistakes: Answer[], of: number, lang: Lang): Canvas {
  const shown = mistakes.slice(0, MOST);
  const width = 2 * EDGE + ACROSS * COLUMNS;
  /** The left edge of what is so wide and begins `x` pixels from the side where the language does. */
  const at = (x: number, wide: number) => (lang === "fa" ? width - x - wide : x);
  const text = (x: number, y: number, line: string, size: number, colour = TEXT) => ({
    type: "text" as const,
    style: {
      x: at(x, 0),
      y,
      text: titled(line, lang),
      align: START[lang],
      fill: colour,
      fontSize: size,
      fontFamily: "Vazirmatn",
    },
  });
  const cells = shown.flatMap(({ image, truth, said }, i) => {
    const [x, y] = [EDGE + ACROSS * (i % COLUMNS), TOP + DOWN * Math.floor(i / COLUMNS)];
    const picture = toPng(imageGrid(image, [1, SIDE, SIDE], 1)).toString("base64");
    return [
      {
        type: "image" as const,
        style: { x: at(x, DIGIT), y, width: DIGIT, height: DIGIT, image: `data:image/png;base64,${picture}` },
      },
      text(x + 16, y + DIGIT + 4, String(truth), 16),
      text(x + 42, y + DIGIT + 4, String(said), 16, WRONG),
    ];
  });
  const key = [
    text(EDGE, 22, words.mistakes(mistakes.length, of, shown.length)[lang], 18),
    text(ACROSS * COLUMNS - 240, 24, words.truthKey[lang], 14),
    text(ACROSS * COLUMNS - 118, 24, words.saidKey[lang], 14, WRONG),
  ];
  const rows = Math.max(1, Math.ceil(shown.length / COLUMNS));
  return draw(
    { animation: false, backgroundColor: `rgb(${PAPER.join()})`, graphic: [...key, ...cells] },
    width,
    TOP + DOWN * rows + EDGE / 2,
  );
}
