/** What the systems that read our JSON accept, written from their public documentation. */
import { z } from "zod";

const visibility = z.enum(["hidden", "after_due_date", "after_published", "visible"]);
const outputFormat = z.enum(["text", "html", "simple_format", "md", "ansi"]);

const gradescopeTest = z.strictObject({
  score: z.number().optional(),
  max_score: z.number().optional(),
  status: z.enum(["passed", "failed"]).optional(),
  name: z.string().optional(),
  name_format: outputFormat.optional(),
  number: z.string().optional(),
  output: z.string().optional(),
  output_format: outputFormat.optional(),
  tags: z.array(z.string()).optional(),
  visibility: visibility.optional(),
  extra_data: z.looseObject({}).optional(),
});

const leader = z.strictObject({
  name: z.string(),
  value: z.union([z.number(), z.string()]),
  order: z.enum(["asc", "desc"]).optional(),
});

/** https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format */
export const gradescopeSchema = z.strictObject({
  score: z.number().optional(),
  execution_time: z.number().optional(),
  output: z.string().optional(),
  output_format: outputFormat.optional(),
  test_output_format: outputFormat.optional(),
  test_name_format: outputFormat.optional(),
  visibility: visibility.optional(),
  stdout_visibility: visibility.optional(),
  extra_data: z.looseObject({}).optional(),
  tests: z.array(gradescopeTest).optional(),
  leaderboard: z.array(leader).optional(),
});

const image = z.strictObject({ label: z.string().optional(), url: z.string() });
const prairielearnTest = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  points: z.number(),
  max_points: z.number(),
  message: z.string().optional(),
  output: z.string().optional(),
  images: z.array(image).optional(),
});

/** https://docs.prairielearn.com/externalGrading/#grading-results */
export const prairielearnSchema = z.union([
  z.strictObject({ gradable: z.literal(false), format_errors: z.union([z.string(), z.array(z.string())]).optional() }),
  z.strictObject({
    gradable: z.literal(true).optional(),
    score: z.number().min(0).max(1),
    message: z.string().optional(),
    output: z.string().optional(),
    images: z.array(image).optional(),
    tests: z.array(prairielearnTest).optional(),
  }),
]);

/** https://docs.autolabproject.com/lab/#writing-autograders */
export const autolabSchema = z.strictObject({
  scores: z.record(z.string(), z.number()),
  scoreboard: z.array(z.union([z.number(), z.string()])).optional(),
});

const message = z.string().max(65_535).nullable().optional();
const exercismTest = z.strictObject({
  name: z.string().min(1),
  status: z.enum(["pass", "fail", "error"]),
  message,
  output: z.string().max(500).nullable().optional(),
  test_code: z.string().optional(),
  task_id: z.int().positive().optional(),
});

/** https://exercism.org/docs/building/tooling/test-runners/interface */
export const exercismSchema = z
  .strictObject({
    version: z.literal(3),
    status: z.enum(["pass", "fail", "error"]),
    message,
    tests: z.array(exercismTest).optional(),
  })
  .refine(({ status, message: said }) => (status === "error" ? Boolean(said) : !said), "only an error has a message")
  .refine(({ status, tests }) => status === "error" || tests !== undefined, "tests are missing")
  .refine(
    ({ status, tests = [] }) => status !== "pass" || tests.every((test) => test.status === "pass"),
    "not all pass",
  )
  .refine(({ status, tests = [] }) => status !== "fail" || tests.some((test) => test.status !== "pass"), "none fails")
  .refine(({ status, tests = [] }) => status !== "error" || tests.every((test) => test.status === "error"), "one ran");
