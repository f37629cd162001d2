import { expect, test } from "vitest";
import type { Text } from "../../text/lang.ts";
import * as words from "./words.ts";

const { alike: _, curves, mistakes, ...plain } = words;
const texts: Record<string, Text> = {
  ...plain,
  curves: curves("xo"),
  someMistakes: mistakes(90, 10_000, 90),
  manyMistakes: mistakes(151, 10_000, 96),
};

test.each(Object.entries(texts))("%s is said in Latin letters and in Persian ones", (_name, { en, fa }) => {
  expect(en).toMatch(/[a-z]/i);
  expect(en).not.toMatch(/\p{Script=Arabic}/u);
  expect(fa).toMatch(/\p{Script=Arabic}/u);
  // What stays Latin in Persian is a unit or the name of a recipe.
  expect(fa.replace(/xo|°C/, "")).not.toMatch(/[a-z]/i);
});

test("that only the surest mistakes are shown is said where there are more", () => {
  expect(texts.someMistakes!.en).toBe("90 of 10000 wrong");
  expect(texts.manyMistakes!.en).toBe("151 of 10000 wrong; the 96 it was surest of");
  expect(texts.manyMistakes!.fa).toContain("96");
  expect(texts.someMistakes!.fa).not.toContain("؛");
});
