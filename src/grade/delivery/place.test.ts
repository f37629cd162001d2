import { afterAll, expect, test } from "vitest";
import { placeFor } from "./place.ts";
import { Place } from "./testing/place.ts";

const place = new Place();
afterAll(() => place.remove());

test("an autograder's zip is called one, whatever was asked for; a folder keeps its name", async () => {
  expect(await placeFor("gradescope", place.at("week1"))).toBe(place.at("week1.zip"));
  expect(await placeFor("gradescope", place.at("week1.ZIP"))).toBe(place.at("week1.ZIP"));
  expect(await placeFor("docker", place.at("week1"))).toBe(place.at("week1"));
});

test("a zip that was written before may be written again", async () => {
  place.at("again.zip", "");
  expect(await placeFor("gradescope", place.at("again"))).toBe(place.at("again.zip"));
});

place.at("full/a.txt", "");
place.at("full.d/b.zip/a.txt", "");

test.each([
  ["gradescope", "full", /full is a folder; wanted is the name of a file: --out \S+\/full\/autograder\.zip$/],
  ["gradescope", "full.d/b", /b\.zip is a folder; wanted is the name of a file/],
  ["docker", "full", /full is not empty; name a new folder/],
  ["docker", "full/a.txt", /a\.txt is a file; wanted is a folder: name a new one with --out$/],
] as const)("%s does not go to %s, and what is wanted is told", async (kind, path, said) => {
  await expect(placeFor(kind, place.at(path))).rejects.toThrow(said);
});
