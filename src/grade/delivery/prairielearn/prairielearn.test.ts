import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { tasks } from "../../../../course.ts";
import { missingTools } from "../../sandbox/tools.ts";
import { prairielearnSchema } from "../../testing/formats.ts";
import { writeDelivery } from "../deliver.ts";
import { orderOf, Place, root, runs, solution } from "../testing/place.ts";
import { prairielearn } from "./prairielearn.ts";

/** PrairieLearn's infoQuestion.json, as far as externally graded questions of our kind use it; no other key is allowed. */
const infoSchema = z.strictObject({
  uuid: z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  title: z.string().min(1),
  topic: z.string().min(1),
  tags: z.array(z.string()),
  type: z.literal("v3"),
  gradingMethod: z.enum(["Internal", "External", "Manual"]),
  singleVariant: z.boolean(),
  externalGradingOptions: z.strictObject({
    enabled: z.boolean(),
    image: z.string().min(1),
    entrypoint: z.string().startsWith("/grade/"),
    serverFilesCourse: z.array(z.string()),
    timeout: z.int().max(600),
    enableNetworking: z.boolean(),
  }),
});

const place = new Place();
afterAll(() => place.remove());
const order = orderOf("tasks: [relu, convolve]");

beforeAll(async () => {
  await writeDelivery(place.at("course"), prairielearn(order));
});

const read = (path: string) => readFileSync(place.at(`course/${path}`), "utf8");

test("info.json has the keys of the schema, asks for no network, and the same order has the same uuid", () => {
  const info = infoSchema.parse(JSON.parse(read("questions/homework/info.json")));
  expect(info.externalGradingOptions.enableNetworking).toBe(false);
  const again = prairielearn(order).find(({ path }) => path.endsWith("info.json"))!;
  expect(again.content.toString()).toBe(read("questions/homework/info.json"));
  const other = prairielearn(orderOf("tasks: [relu]")).find(({ path }) => path.endsWith("info.json"))!;
  expect(JSON.parse(other.content.toString()).uuid).not.toBe(info.uuid);
});

test("the question names every task of the policy, and shows the results", () => {
  const html = read("questions/homework/question.html");
  const named = tasks.filter(({ id }) => html.includes(`${id}.ts`)).map(({ id }) => id);
  expect(named).toEqual(["02-xo/convolve", "02-xo/relu"]);
  expect(html).toContain("<pl-external-grader-results>");
});

let grades = 0;

/** Runs the entrypoint on a job as PrairieLearn lays it out. */
function entrypoint(lesson: string | null, { data = { variant_seed: "1234" } as object, env = {} } = {}) {
  const job = `job-${grades++}`;
  place.at(`${job}/data/data.json`, JSON.stringify(data));
  for (const [from, to] of [
    ["questions/homework/tests", "tests"],
    ["serverFilesCourse", "serverFilesCourse"],
  ] as const)
    runs("cp", ["-R", place.at(`course/${from}`), place.at(`${job}/${to}`)], {});
  if (lesson !== null) place.at(`${job}/student/relu.ts`, lesson);
  const where = { GRADE: place.at(job), TAMRIN: root };
  const { status } = runs(place.at(`${job}/serverFilesCourse/tamrin/grade.sh`), [], { ...where, ...env });
  return { status, results: prairielearnSchema.parse(JSON.parse(readFileSync(place.at(`${job}/results/results.json`), "utf8"))) }; // prettier-ignore
}

const shut = process.getuid!() === 0 || missingTools(process.env).length === 0;

test.skipIf(!shut)("right work has its share of the points, and the result says how it was shut in", () => {
  const { status, results } = entrypoint(solution);
  expect(status).toBe(0);
  expect(results).toMatchObject({ gradable: true, score: 5 / 15, output: expect.stringContaining("Isolation: ") });
});

test.each([
  ["without a variant", { data: {} }],
  ["where nothing shuts the work in", { env: place.without("bwrap", "perl") }],
])("%s a submission is not gradable, which takes no attempt", (_, change) => {
  const { status, results } = entrypoint(solution, change);
  expect(status).toBe(0);
  expect(results).toEqual({ gradable: false, format_errors: [expect.stringContaining("not in your work")] });
});
