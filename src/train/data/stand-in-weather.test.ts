import { expect, test } from "vitest";
import { standInWeather } from "./stand-in-weather.ts";

const YEARS = 3;
const ROWS = Math.round(YEARS * 365.25 * 144);
const series = standInWeather(ROWS);

const [P, T, T_POT, T_DEW, RH, VP_MAX, VP, VP_DEF, SH, , RHO, WIND, GUST, DIRECTION] = Array(14).keys() as unknown as number[]; // prettier-ignore
const at = (row: number, column: number) => series[row * 14 + column]!;
// 25 rows and the day have no common part: every hour is met.
const rows = Array.from({ length: Math.floor(ROWS / 25) }, (_, n) => 25 * n);
const column = (c: number) => rows.map((row) => at(row, c));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const correlation = (x: number[], y: number[]) => {
  const [mx, my] = [mean(x), mean(y)];
  const covariance = (a: number[], b: number[]) => mean(a.map((value, i) => (value - (a === x ? mx : my)) * (b[i]! - (b === x ? mx : my)))); // prettier-ignore
  return covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
};

test("the same weather comes at every call", () => {
  expect(standInWeather(500)).toEqual(series.slice(0, 500 * 14));
});

test("every number is finite and as large as it is in Central Europe", () => {
  const ranges: [column: number, low: number, high: number][] = [
    [P!, 935, 1040], [T!, -25, 42], [T_DEW!, -30, 28], [RH!, 15, 100], [SH!, 0.3, 22], [RHO!, 1050, 1400],
    [WIND!, 0, 35], [GUST!, 0, 60], [DIRECTION!, 0, 360],
  ]; // prettier-ignore
  for (const [c, low, high] of ranges)
    expect(column(c).filter((value) => !(value >= low && value <= high))).toEqual([]);
  expect(series.every(Number.isFinite)).toBe(true);
});

test("July is warmer than January by some fifteen degrees, every year", () => {
  for (let year = 0; year < YEARS; year++) {
    const month = (day: number) => {
      const first = Math.round((year * 365.25 + day) * 144);
      return mean(Array.from({ length: 30 * 144 }, (_, n) => at(first + n, T!)));
    };
    const difference = month(182) - month(0);
    expect(difference).toBeGreaterThan(10);
    expect(difference).toBeLessThan(26);
  }
});

test("afternoons are warmer than the hours before sunrise, more so in summer", () => {
  const swing = (from: number) => {
    const days = Array.from({ length: 60 }, (_, day) => (from + day) * 144);
    return mean(days.map((row) => at(row + 90, T!) - at(row + 18, T!)));
  };
  expect(swing(330)).toBeGreaterThan(0.5);
  expect(swing(160)).toBeGreaterThan(swing(330) + 2);
});

test("the air is never more than saturated, and its columns agree with one another", () => {
  const largest = (error: (row: number) => number) => Math.max(...rows.map(error));
  expect(largest((row) => at(row, VP!) / at(row, VP_MAX!))).toBeLessThan(1);
  expect(largest((row) => at(row, T_DEW!) - at(row, T!))).toBeLessThan(0);
  expect(largest((row) => at(row, WIND!) - at(row, GUST!))).toBeLessThan(0);
  expect(largest((row) => Math.abs(at(row, VP_DEF!) - (at(row, VP_MAX!) - at(row, VP!))))).toBeLessThan(1e-4);
  expect(largest((row) => Math.abs(at(row, RH!) - (100 * at(row, VP!)) / at(row, VP_MAX!)))).toBeLessThan(1e-3);
});

test("dry air of 0 degrees and 1000 mbar would have 1.275 kg in a cubic metre: moist air has a little less", () => {
  const dry = rows.map((row) => (1275.4 * at(row, P!) * 273.15) / (1000 * (at(row, T!) + 273.15)));
  const share = rows.map((row, n) => at(row, RHO!) / dry[n]!);
  expect(Math.max(...share)).toBeLessThan(1.0005);
  expect(Math.min(...share)).toBeGreaterThan(0.98);
});

test("potential temperature is the temperature at 1000 mbar", () => {
  // Below 1000 mbar air would warm on the way down, above it would cool.
  const odd = rows.filter((row) => at(row, T_POT!) > at(row, T!) + 273.15 !== at(row, P!) < 1000);
  expect(odd).toEqual([]);
});

test("pressure and wind tell of tomorrow's temperature what today's does not", () => {
  const known = rows.filter((row) => row + 144 < ROWS);
  const change = known.map((row) => at(row + 144, T!) - at(row, T!));
  expect(Math.abs(correlation(change, known.map((row) => at(row, P!))))).toBeGreaterThan(0.1); // prettier-ignore
});
