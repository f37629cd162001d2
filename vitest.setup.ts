import { takeCoverage } from "node:v8";
import { afterAll } from "vitest";

// A worker of vitest is killed, not ended: what it covered is written after each file, or it would be lost.
afterAll(() => {
  if (process.env.NODE_V8_COVERAGE) takeCoverage();
});
