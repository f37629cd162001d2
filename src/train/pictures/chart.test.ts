import { expect, test } from "vitest";
import type { Canvas } from "./canvas.ts";
import { lineChart, type Chart, type Series } from "./chart.ts";
import { alike } from "./words.ts";

const AXES = { title: alike("A run"), x: alike("step"), y: alike("loss") };
const drawn = (chart: Chart) => lineChart(chart, "en");
const BLUE = [0, 114, 178];
const VERMILION = [213, 94, 0];
/** Where the lines may be: right of the axis, below title and legend. */
const PLOT = { left: 77, top: 56, right: 870, bottom: 480 };
const LEGEND = { left: 300, top: 0, right: 900, bottom: 50 };
const TITLE = { left: 0, top: 0, right: 300, bottom: 50 };

type Box = typeof PLOT;

/** Pixels of about this colour within a box: their columns and rows. */
function places({ width, pixels }: Canvas, colour: number[], { left, top, right, bottom }: Box) {
  const found: [x: number, y: number][] = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = 4 * (y * width + x);
      if (colour.every((part, i) => Math.abs(part - pixels[at + i]!) < 12)) found.push([x, y]);
    }
  }
  return found;
}

/** Middle row of a line, column by column. */
function heights(canvas: Canvas, colour = BLUE): Map<number, number> {
  const rows = new Map<number, number[]>();
  for (const [x, y] of places(canvas, colour, PLOT)) rows.set(x, [...(rows.get(x) ?? []), y]);
  return new Map([...rows].map(([x, ys]) => [x, ys.reduce((a, b) => a + b) / ys.length]));
}

const line = (name: string, f: (x: number) => number): Series => ({
  name: alike(name),
  points: Array.from({ length: 101 }, (_, x) => [x, f(x)]),
});

test("a chart is 900 x 540, a rising series rises from the axis to the right edge", () => {
  const canvas = drawn({ ...AXES, series: [line("training", (x) => x)] });
  expect([canvas.width, canvas.height, canvas.pixels.length]).toEqual([900, 540, 4 * 900 * 540]);
  const rows = heights(canvas);
  const columns = [...rows.keys()];
  expect(Math.min(...columns)).toBeLessThan(90);
  expect(Math.max(...columns)).toBeGreaterThan(850);
  expect(rows.get(200)! - rows.get(800)!).toBeGreaterThan(200);
});

test("two series have two colours and a legend, one series needs none", () => {
  const series = [line("training", (x) => x), line("held-out", (x) => 120 - x)];
  const both = drawn({ ...AXES, series });
  const inks = [BLUE, VERMILION].map((colour) => places(both, colour, LEGEND).length);
  expect(Math.min(...inks)).toBeGreaterThan(20);
  expect(heights(both, VERMILION).size).toBeGreaterThan(500);
  expect(places(drawn({ ...AXES, series: series.slice(0, 1) }), BLUE, LEGEND)).toEqual([]);
});

test("on a logarithmic axis what shrinks by a factor falls in a straight line", () => {
  const rows = heights(drawn({ ...AXES, logY: true, series: [line("loss", (x) => 10 ** (-x / 25))] }));
  expect(Math.abs(rows.get(200)! + rows.get(700)! - 2 * rows.get(450)!)).toBeLessThan(2);
  expect(rows.get(700)! - rows.get(200)!).toBeGreaterThan(200);
});

test("a logarithmic axis is no longer than its values need", () => {
  const rows = [...heights(drawn({ ...AXES, logY: true, series: [line("loss", (x) => 0.21 + x / 400)] })).values()];
  expect(Math.max(...rows) - Math.min(...rows)).toBeGreaterThan(300);
});

test("numbers that cannot be drawn leave a gap, and the rest is drawn", () => {
  const gaps = [
    { logY: false, cannot: [NaN, Infinity, -Infinity] },
    { logY: true, cannot: [NaN, Infinity, -1, 0] },
  ];
  for (const { logY, cannot } of gaps) {
    const loss = line("loss", (x) => (x > 40 && x < 60 ? cannot[x % cannot.length]! : 2 + (x % 2)));
    const columns = [...heights(drawn({ ...AXES, logY, series: [loss] })).keys()];
    expect(columns.filter((x) => x > 410 && x < 530)).toEqual([]);
    expect(columns.filter((x) => x < 380 || x > 560).length).toBeGreaterThan(400);
  }
});

test("a lone point is seen", () => {
  const canvas = drawn({ ...AXES, series: [{ name: alike("accuracy"), points: [[1, 0.9]] }] });
  expect(places(canvas, BLUE, PLOT).length).toBeGreaterThan(10);
});

test("no points at all are no error", () => {
  for (const logY of [true, false]) {
    expect(places(drawn({ ...AXES, logY, series: [] }), BLUE, PLOT)).toEqual([]);
    expect(places(drawn({ ...AXES, logY, series: [{ name: alike(""), points: [] }] }), BLUE, PLOT)).toEqual([]);
  }
});

test("titles are written in Latin and in Persian letters, which join", () => {
  const inkOf = (title: string) => places(drawn({ ...AXES, title: alike(title), series: [] }), [31, 41, 55], TITLE);
  const widthOf = (title: string) => {
    const columns = inkOf(title).map(([x]) => x);
    return Math.max(...columns) - Math.min(...columns);
  };
  expect(inkOf("Temperature in Jena").length).toBeGreaterThan(200);
  expect(inkOf("دمای ینا").length).toBeGreaterThan(100);
  expect(widthOf("ببب")).toBeLessThan(widthOf("ب\u200cب\u200cب"));
});

test("a chart in Persian begins at the right: the title first, the legend at the end, its first name rightmost", () => {
  const series = [line("آموزش", (x) => x), line("دیده‌نشده", (x) => 120 - x)];
  const canvas = lineChart({ ...AXES, title: { en: "A run", fa: "یک آموزش" }, series }, "fa");
  const [left, right] = [TITLE, { ...TITLE, left: 600, right: 900 }];
  expect(places(canvas, [31, 41, 55], right).length).toBeGreaterThan(100);
  const columnsOf = (colour: number[]) => places(canvas, colour, left).map(([x]) => x);
  const [first, second] = [columnsOf(BLUE), columnsOf(VERMILION)];
  expect(Math.min(first.length, second.length)).toBeGreaterThan(20);
  expect(Math.min(...first)).toBeGreaterThan(Math.max(...second));
});
