import { createRequire } from "node:module";
import type { EChartsOption } from "echarts";
import { titled } from "../../text/bidi.ts";
import type { Lang, Text } from "../../text/lang.ts";
import { PAPER, type Canvas } from "./canvas.ts";
import { legendPlaces } from "./legend.ts";

/** One line of a chart; a number that is not finite, or on a logarithmic axis not positive, leaves a gap. */
export interface Series {
  name: Text;
  points: [x: number, y: number][];
}

export interface Chart {
  title: Text;
  /** What stands along the axes, with units. */
  x: Text;
  y: Text;
  series: Series[];
  logY?: boolean;
}

const [WIDTH, HEIGHT] = [900, 540];
const FONT = "Vazirmatn";
export const TEXT = "#1f2937";
const QUIET = "#6b7280";
const LINE = "#d6d3cc";

/** Colours that every eye tells apart, the most different first (Okabe and Ito, 2008; without their yellow). */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#1f2937"];

/** The side where a line of each language begins. */
export const START = { en: "left", fa: "right" } as const;

const load = createRequire(import.meta.url);

/** Lines over common axes, 900 x 540 pixels. */
export function lineChart(chart: Chart, lang: Lang): Canvas {
  return draw(optionOf(chart, lang), WIDTH, HEIGHT);
}

/** Any picture of echarts. The libraries are loaded at the first one, in a fifth of a second. */
export function draw(option: EChartsOption, width: number, height: number): Canvas {
  const { init } = load("echarts") as typeof import("echarts");
  const drawing = init(null, null, { renderer: "svg", ssr: true, width, height });
  drawing.setOption(option);
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return rasterise(svg);
}

function rasterise(svg: string): Canvas {
  const { Resvg } = load("@resvg/resvg-js") as typeof import("@resvg/resvg-js");
  // Servers have no fonts: these hold Latin and Persian letters.
  const fontFiles = ["400Regular", "700Bold"].map((weight) =>
    load.resolve(`@expo-google-fonts/vazirmatn/${weight}/Vazirmatn_${weight}.ttf`),
  );
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT };
  const { width, height, pixels } = new Resvg(svg, { font }).render();
  return { width, height, pixels: new Uint8Array(pixels) };
}

function optionOf({ title, x, y, series, logY = false }: Chart, lang: Lang): EChartsOption {
  const drawn = (value: number) => Number.isFinite(value) && (!logY || value > 0);
  const ticks = logY ? logTicks(series.flatMap(({ points }) => points.map(([, value]) => value)).filter(drawn)) : [];
  const names = series.map(({ name }) => titled(name[lang], lang));
  const extent = ticks.length > 1 ? { min: ticks[0]!, max: ticks.at(-1)! } : {};
  return {
    ...sheet(title, lang),
    color: COLOURS,
    legend: legendPlaces(names, lang, WIDTH).map((place) => ({
      ...place,
      show: series.length > 1,
      top: 18,
      icon: "roundRect",
      itemHeight: 4,
      textStyle: { color: TEXT, fontSize: 14 },
    })),
    grid: { left: 76, right: 36, top: 64, bottom: 64 },
    xAxis: { type: "value", ...axis(x, 32, lang) },
    yAxis: { type: logY ? "log" : "value", ...extent, ...axis(y, 52, lang, ticks) },
    series: series.map(({ points }, i) => ({
      name: names[i],
      type: "line",
      data: points.map(([at, value]) => [at, drawn(value) ? value : "-"]),
      // A lone point has no line.
      showSymbol: points.length === 1,
      symbol: "circle",
      symbolSize: 8,
      // As many points as the picture has columns keep the shape of any number of them.
      sampling: "lttb",
      lineStyle: { width: 2 },
    })),
  };
}

/** Paper, letters and title. */
export function sheet(title: Text, lang: Lang): EChartsOption {
  return {
    animation: false,
    backgroundColor: `rgb(${PAPER.join()})`,
    textStyle: { fontFamily: FONT },
    title: {
      text: titled(title[lang], lang),
      left: START[lang],
      top: 16,
      padding: [5, 29],
      textStyle: { color: TEXT, fontSize: 18, fontWeight: "bold" },
    },
  };
}

/** How both axes look; `name` stands `nameGap` pixels away from the line. Without ticks given, the library finds them. */
export function axis(name: Text, nameGap: number, lang: Lang, ticks: number[] = []) {
  const customValues = ticks.length > 0 ? { customValues: ticks } : {};
  return {
    name: titled(name[lang], lang),
    nameGap,
    nameLocation: "middle" as const,
    nameTextStyle: { color: QUIET, fontSize: 14 },
    axisLabel: { color: QUIET, fontSize: 13, ...customValues },
    axisLine: { show: true, onZero: false, lineStyle: { color: QUIET } },
    axisTick: { show: true, lineStyle: { color: QUIET }, ...customValues },
    splitLine: { show: true, lineStyle: { color: LINE } },
    // Not from zero where the data are far from it.
    scale: true,
  };
}

/** Round numbers around positive values, the fewer of each power of ten the more powers there are. */
function logTicks(values: number[]): number[] {
  if (values.length === 0) return [];
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const digits = high < 10 * low ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : high < 1000 * low ? [1, 2, 5] : [1];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const round = powers.flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)));
  const from = round.findLastIndex((tick) => tick <= low);
  const to = round.findIndex((tick) => tick >= high);
  return round.slice(from, Math.max(to, from + 1) + 1);
}
