import { PAPER, toPng, type Canvas } from "./canvas.ts";
import { draw, TEXT } from "./chart.ts";
import { imageGrid } from "./images.ts";

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

/** The first of the mistakes in a grid; under each digit what it is, and in red what the network said. */
export function drawMistakes(mistakes: Answer[], of: number): Canvas {
  const shown = mistakes.slice(0, MOST);
  const text = (x: number, y: number, words: string, size: number, colour = TEXT) => ({
    type: "text" as const,
    style: { x, y, text: words, fill: colour, fontSize: size, fontFamily: "Vazirmatn" },
  });
  const cells = shown.flatMap(({ image, truth, said }, i) => {
    const [x, y] = [EDGE + ACROSS * (i % COLUMNS), TOP + DOWN * Math.floor(i / COLUMNS)];
    const picture = toPng(imageGrid(image, [1, SIDE, SIDE], 1)).toString("base64");
    return [
      {
        type: "image" as const,
        style: { x, y, width: DIGIT, height: DIGIT, image: `data:image/png;base64,${picture}` },
      },
      text(x + 16, y + DIGIT + 4, String(truth), 16),
      text(x + 42, y + DIGIT + 4, String(said), 16, WRONG),
    ];
  });
  const title = `${mistakes.length} of ${of} wrong${shown.length < mistakes.length ? `; the ${MOST} it was surest of` : ""}`;
  const key = [
    text(EDGE, 22, title, 18),
    text(ACROSS * COLUMNS - 240, 24, "left: what it is", 14),
    text(ACROSS * COLUMNS - 118, 24, "right: what it said", 14, WRONG),
  ];
  const rows = Math.max(1, Math.ceil(shown.length / COLUMNS));
  return draw(
    { animation: false, backgroundColor: `rgb(${PAPER.join()})`, graphic: [...key, ...cells] },
    2 * EDGE + ACROSS * COLUMNS,
    TOP + DOWN * rows + EDGE / 2,
  );
}
