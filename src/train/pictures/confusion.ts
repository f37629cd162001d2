import { titled } from "../../text/bidi.ts";
import type { Lang, Text } from "../../text/lang.ts";
import { PAPER, type Canvas } from "./canvas.ts";
import { draw, START, TEXT } from "./chart.ts";
import * as words from "./words.ts";

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(String);

/** How often each digit (a row) was taken for each (a column): the redder, the more mistakes; right answers stay grey. */
export function drawConfusion(answers: { said: number; truth: number }[], lang: Lang): Canvas {
  const counts = DIGITS.map(() => DIGITS.map(() => 0));
  for (const { said, truth } of answers) counts[truth]![said]!++;
  const most = Math.max(1, ...counts.flatMap((row, truth) => row.filter((_, said) => said !== truth)));
  const cells = counts.flatMap((row, truth) =>
    row.map((count, said) => ({
      value: [said, truth, said === truth ? 0 : count] as [number, number, number],
      label: { show: count > 0, formatter: String(count), color: said !== truth && count > most / 2 ? "#fff" : TEXT },
      itemStyle: said === truth ? { color: "#e5e2db" } : {},
    })),
  );
  const axis = (name: Text) => ({
    type: "category" as const,
    data: DIGITS,
    name: titled(name[lang], lang),
    nameLocation: "middle" as const,
    nameGap: 32,
    nameTextStyle: { color: TEXT, fontSize: 14 },
    axisLabel: { color: TEXT, fontSize: 14 },
    axisTick: { show: false },
  });
  return draw(
    {
      animation: false,
      backgroundColor: `rgb(${PAPER.join()})`,
      textStyle: { fontFamily: "Vazirmatn" },
      title: {
        text: titled(words.confusion[lang], lang),
        left: START[lang],
        top: 14,
        padding: [5, 25],
        textStyle: { color: TEXT, fontSize: 17 },
      },
      grid: { left: 70, right: 30, top: 60, bottom: 60 },
      xAxis: axis(words.said),
      yAxis: { ...axis(words.is), inverse: true },
      visualMap: { show: false, min: 0, max: most, inRange: { color: ["#ffffff", "#b2182b"] } },
      series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: `rgb(${PAPER.join()})`, borderWidth: 2 } }],
    },
    640,
    640,
  );
}
