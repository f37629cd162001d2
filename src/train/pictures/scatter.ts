import type { Lang, Text } from "../../text/lang.ts";
import { PAPER, type Canvas } from "./canvas.ts";
import { axis, draw, sheet, TEXT } from "./chart.ts";

/** Points that belong together; their name stands in their midst. */
export interface Cloud {
  name: string;
  points: [x: number, y: number][];
}

export interface Scatter {
  title: Text;
  x: Text;
  y: Text;
  clouds: Cloud[];
}

const SIDE = 900;

/** Ten colours that differ in hue and brightness (Paul Tol's "muted", and ink). */
const COLOURS = [
  "#332288",
  "#88ccee",
  "#44aa99",
  "#117733",
  "#999933",
  "#ddcc77",
  "#cc6677",
  "#882255",
  "#aa4499",
  TEXT,
];

/** Points of several kinds over two axes, 900 x 900 pixels. */
export function scatterChart({ title, x, y, clouds }: Scatter, lang: Lang): Canvas {
  const points = clouds.map(({ name, points }) => ({
    name,
    type: "scatter" as const,
    data: points,
    symbolSize: 4,
    itemStyle: { opacity: 0.6 },
  }));
  const names = clouds.map(({ name, points }) => ({
    type: "scatter" as const,
    data: [[0, 1].map((axis) => median(points.map((point) => point[axis]!)))],
    symbolSize: 0,
    itemStyle: { opacity: 1 },
    label: {
      show: true,
      formatter: name,
      color: TEXT,
      fontSize: 26,
      fontWeight: "bold" as const,
      textBorderColor: `rgb(${PAPER.join()})`,
      textBorderWidth: 5,
    },
  }));
  const option = {
    ...sheet(title, lang),
    color: COLOURS,
    grid: { left: 76, right: 36, top: 64, bottom: 64 },
    xAxis: { type: "value" as const, ...axis(x, 32, lang) },
    yAxis: { type: "value" as const, ...axis(y, 52, lang) },
    series: [...points, ...names],
  };
  return draw(option, SIDE, SIDE);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
