import { expect, test } from "vitest";
import { parseAnswer } from "./protocol.ts";

test.each([
  ['{"ready":{"versions":{"torch":"2.13"},"threads":2}}', { ready: { versions: { torch: "2.13" }, threads: 2 } }],
  ['{"missing": "keras"}', { missing: "keras" }],
  ['{"failed": "no memory"}', { failed: "no memory" }],
  ['{"steps": [3.5, 4]}', { steps: [3.5, 4] }],
  ['{"epoch": 812.25}', { epoch: 812.25 }],
])("%s is an answer", (line, answer) => {
  expect(parseAnswer(line)).toEqual(answer);
});

test.each([
  "Downloading data",
  '{"steps": []}',
  '{"steps": [0]}',
  '{"steps": [NaN]}',
  '{"epoch": -1}',
  '{"epoch": "long"}',
  '{"epoch": 8',
  '["epoch"]',
  "",
])("%j is chatter", (line) => {
  expect(parseAnswer(line)).toBeNull();
});
