import { fork } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tasks } from "../../../course.ts";
import { mirrors } from "../../course/mirrors.ts";
import { makeWorkspace } from "../../testing/workspace.ts";
import { DRAWN } from "./names.ts";
import type { Rehearsed } from "./rehearsal.ts";

const root = resolve(import.meta.dirname, "../../..");
const array = tasks.filter(({ kind }) => kind === "array").map(({ id }) => id);

/** What the program says of the tests of these tasks in that project, the drawn ones on so many seeds. */
async function rehearse(project: string, seeds: number, ids: string[]): Promise<Rehearsed[]> {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const child = fork(resolve(import.meta.dirname, "rehearsal.ts"), [project, String(seeds), ...ids], {
    cwd: root,
    env,
    execArgv: ["--conditions=solution", "--import", import.meta.resolve("tsx")],
  });
  const said: Rehearsed[] = [];
  child.on("message", (rehearsed: Rehearsed) => said.push(rehearsed));
  await new Promise((settle) => child.on("exit", settle));
  return said;
}

let said: Rehearsed[];
beforeAll(async () => void (said = await rehearse(root, 3, array)), 120_000);

const namesOf = (id: string) => said.flatMap((each) => ("names" in each ? each.names[id]! : []));
const failures = (id: string, file: "test" | "drawn", lesson: "solution" | "rote") =>
  said.flatMap((each) => ("id" in each && each.id === id && each.file === file && each.lesson === lesson ? [each.failed] : [])); // prettier-ignore

test.each(array)("%s: the solution passes on inputs of every seed", (id) => {
  expect(failures(id, "drawn", "solution")).toEqual([[], [], []]);
});

test.each(array)("%s: answers learnt by heart pass every test that is shown, and no drawn one", (id) => {
  const drawn = namesOf(id).filter((name) => name.startsWith(DRAWN));
  expect(failures(id, "test", "rote")).toEqual([[]]);
  expect(failures(id, "drawn", "rote")).toEqual([drawn, drawn, drawn]);
});

const workspace = makeWorkspace(root);
afterAll(() => workspace.remove());

const relu = mirrors(workspace.root, "02-xo/relu");
const original = readFileSync(relu.drawn, "utf8");

test.each([
  ["whose solution fails a drawn test", "relu(map), 0", "map, 0", /^02-xo\/relu: the solution fails "drawn: a map of/],
  ["with a drawn test that is not named so", '"drawn: a map', '"a map', /^02-xo\/relu: drawn tests are named "drawn: …", no others: "a map/], // prettier-ignore
])("a task %s grades nobody", async (_, from, to, fault) => {
  writeFileSync(relu.drawn, original.replace(from, to));
  expect(await rehearse(workspace.root, 0, ["02-xo/relu"])).toEqual([{ fault: expect.stringMatching(fault) }]);
});

test("a task without drawn tests is graded by those that are shown", async () => {
  rmSync(relu.drawn);
  const shown = namesOf("02-xo/relu").filter((name) => !name.startsWith(DRAWN));
  expect(await rehearse(workspace.root, 0, ["02-xo/relu"])).toEqual([{ names: { "02-xo/relu": shown } }]);
});
