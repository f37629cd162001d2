import { expect, test } from "vitest";
import { collect, describe, test as declare } from "./collect.ts";

const nothing = () => {};
const names = (load: () => void) => collect(load).map(({ name }) => name);

test("tests are collected in order, under the names of the suites around them", () => {
  const load = () => {
    declare("first", nothing);
    describe("a map", () => {
      declare("is square", nothing);
      describe("of an X", () => declare("has a diagonal", nothing));
      declare("is small", nothing);
    });
    declare("last", nothing);
  };
  expect(names(load)).toEqual(["first", "a map > is square", "a map > of an X > has a diagonal", "a map > is small", "last"]); // prettier-ignore
  expect(names(load)).toHaveLength(5);
});

test("one test for each case, with its values in the name and in its hands", () => {
  const got: unknown[][] = [];
  const tests = collect(() => {
    declare.each([["relu", 1], ["tanh", 2]])("%s is steep", (...values) => void got.push(values)); // prettier-ignore
    declare.each(["up", "down"])("it goes %s", (...values) => void got.push(values));
  });
  expect(tests.map(({ name }) => name)).toEqual(["relu is steep", "tanh is steep", "it goes up", "it goes down"]);
  for (const { check } of tests) check();
  expect(got).toEqual([["relu", 1], ["tanh", 2], ["up"], ["down"]]);
});

test("a file that throws declares nothing, and leaves nothing to the next", () => {
  const broken = () =>
    describe("a suite", () => {
      declare("one", nothing);
      throw new Error("no such fixture");
    });
  expect(() => collect(broken)).toThrow("no such fixture");
  expect(names(() => declare("two", nothing))).toEqual(["two"]);
});

test("a test within a test is refused", () => {
  const [outer] = collect(() => declare("outer", () => declare("inner", nothing)));
  expect(() => outer!.check()).toThrow('"inner" is declared within a test');
});
