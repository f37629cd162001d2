import { expect, test } from "vitest";
import { loadStubs } from "../../course/stubs.ts";
import { parsePolicy } from "../policy/load.ts";
import { settingOf } from "../engine/settings.ts";
import { thrown } from "../../run/thrown.ts";
import { pack, packResults, unpack, unpackResults } from "./parcel.ts";

const root = process.cwd();
const stubs = loadStubs(root);
const [RELU, VOTES] = ["02-xo/relu", "02-xo/votes"] as const;
const setting = settingOf(root, parsePolicy("tasks: [relu]", "policy.yaml"), "bubblewrap");
const paper = { id: "sara", lessons: { ...stubs, [RELU]: "mine" }, tasks: [RELU], seeds: { [RELU]: [1, 2] } };

test("a parcel holds what differs from the stubs and no name, and becomes the whole paper again", () => {
  const parcel = pack(paper, setting, stubs);
  expect(parcel.paper.lessons).toEqual({ [RELU]: "mine" });
  expect(JSON.stringify(parcel)).not.toContain("sara");
  const { tasks, limits, patience } = setting;
  const there = unpack(JSON.parse(JSON.stringify(parcel)), "p1", stubs);
  expect(there).toEqual({ setting: { tasks, limits, patience }, paper: { ...paper, id: "p1" } });
});

test.each([
  ["a path instead of a task", { tasks: ["../../etc/passwd"] }],
  ["a lesson that is no text", { lessons: { [RELU]: 1 } }],
  ["more than a paper", { sandbox: false }],
])("%s is no parcel", (_name, change) => {
  const parcel = pack(paper, setting, stubs);
  expect(unpack({ ...parcel, paper: { ...parcel.paper, ...change } }, "p1", stubs)).toBeUndefined();
});

const error = thrown(new Error("wrong"));
const difference = { ...error, difference: { got: NaN, want: -Infinity } };
const results = [{ id: RELU, tests: [{ name: "a" }, { name: "b", error: difference, call: { name: "f", args: [[Infinity]] } }] }]; // prettier-ignore

test("results arrive as they were sent, NaN and the infinities too", () => {
  expect(unpackResults(packResults(results as never), [RELU])).toEqual(results);
});

test.each([
  ["results of other tasks", packResults(results as never), [VOTES]],
  ["results of fewer tasks", packResults(results as never), [RELU, VOTES]],
  ["an error without a message", JSON.stringify([{ id: RELU, tests: [{ name: "a", error: {} }] }]), [RELU]],
  ["text that is no JSON", "[", [RELU]],
  ["no text", results, [RELU]],
])("%s are no results of a paper", (_name, text, tasks) => {
  expect(unpackResults(text, tasks)).toBeUndefined();
});
