import { readdirSync, readFileSync, statSync } from "node:fs";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { missingTools } from "../../sandbox/tools.ts";
import { autolabSchema } from "../../testing/formats.ts";
import { writeDelivery } from "../deliver.ts";
import { orderOf, Place, root, runs, solution } from "../testing/place.ts";
import { autolab } from "./autolab.ts";

/** A lab's properties, as Autolab's own examples have them. */
const propertiesSchema = z.strictObject({
  general: z.strictObject({
    name: z.string().regex(/^[a-z][a-z0-9]*$/),
    ...{ display_name: z.string(), description: z.string(), category_name: z.string() },
    ...{ handin_filename: z.string(), handin_directory: z.string(), max_size: z.int(), max_submissions: z.int() },
    disable_handins: z.boolean(),
  }),
  problems: z.array(
    z.strictObject({ name: z.string(), description: z.string(), max_score: z.number(), optional: z.boolean() }),
  ),
  autograder: z.strictObject({ autograde_timeout: z.int(), autograde_image: z.string(), release_score: z.boolean() }),
});

const place = new Place();
afterAll(() => place.remove());

beforeAll(async () => {
  const order = orderOf("tasks: { relu: { weight: 2 }, convolve: {} }", { name: "Home-work 1" });
  await writeDelivery(place.at("out"), await autolab(order));
});

const read = (path: string) => readFileSync(place.at(`out/${path}`), "utf8");

test("the lab's folder has the files of an import, called by a name that Ruby can have", () => {
  expect(readdirSync(place.at("out/homework1")).toSorted()).toEqual([
    ...["autograde-Makefile", "autograde.tar", "homework1.rb", "homework1.yml"],
  ]);
  expect(read("homework1/homework1.rb")).toMatch(/^module Homework1$/m);
  expect(propertiesSchema.parse(parse(read("homework1/homework1.yml"))).problems).toMatchObject([
    { name: "02-xo/convolve", max_score: 10 },
    { name: "02-xo/relu", max_score: 10 },
  ]);
});

let handins = 0;

/** Runs make as Tango does: the Makefile, the tar and the handin alone in a folder. */
function make(handin: Buffer, env = {}) {
  const job = `job-${handins++}`;
  place.at(`${job}/Makefile`, read("homework1/autograde-Makefile"));
  runs("cp", [place.at("out/homework1/autograde.tar"), place.at(`${job}/autograde.tar`)], {});
  place.at(`${job}/handin.zip`, handin as never);
  const { status, stdout } = runs("make", [], { TAMRIN: root, ...env }, place.at(job));
  const lines = stdout.trimEnd().split("\n");
  return { status, said: lines.slice(0, -1).join("\n"), result: autolabSchema.parse(JSON.parse(lines.at(-1)!)) };
}

const shut = process.getuid!() === 0 || missingTools(process.env).length === 0;
const zip = Buffer.from(zipSync({ "relu.ts": Buffer.from(solution) }));

test.skipIf(!shut)("the last line has the points by the lab's problems; before it stands the feedback", () => {
  const { status, said, result } = make(zip);
  expect([status, result]).toEqual([0, { scores: { "02-xo/convolve": 0, "02-xo/relu": 10 }, scoreboard: [10, 0, 10] }]);
  expect(said).toMatch(/## 02\S+convolve/);
  expect(said).toContain("Isolation: ");
});

test.skipIf(!shut)("a handin that is no archive has no points, and is told", () => {
  const { said, result } = make(Buffer.from("not a zip"));
  expect(result.scores).toEqual({ "02-xo/convolve": 0, "02-xo/relu": 0 });
  expect(said).toMatch(/zip|archive/);
});

test("where nothing shuts the work in no score is overwritten", () => {
  const { status, said, result } = make(zip, place.without("bwrap", "perl", "sudo"));
  expect([status, result]).toEqual([0, { scores: {}, scoreboard: [] }]);
  expect(said).toContain("not in your work");
});

test("the driver in the tar may be run, and the secret beside it belongs to nobody else", () => {
  const job = place.at("job-rights");
  place.at("job-rights/x", "");
  runs("tar", ["xf", place.at("out/homework1/autograde.tar")], {}, job);
  expect(statSync(`${job}/driver.sh`).mode & 0o777).toBe(0o755);
  expect(readFileSync(`${job}/secret`, "utf8")).toBe(`${"5".repeat(64)}\n`);
});
