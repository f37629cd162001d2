import { z } from "zod";

/** The form of `fixtures/TRACK/task.json`: who made the numbers, then the numbers. */
const schema = z.strictObject({
  schema: z.literal("tamrin/fixture/1"),
  task: z.string(),
  maker: z.strictObject({
    script: z.string(),
    versions: z.record(z.string(), z.string()),
    seed: z.number().optional(),
    sources: z.array(z.string()).optional(),
  }),
  cases: z.record(z.string(), z.unknown()),
});

/** What is wrong with a fixture, in a line; undefined where nothing is. */
export function faultOf(text: string): string | undefined {
  let fixture: unknown;
  try {
    fixture = JSON.parse(text);
  } catch (error) {
    return `no JSON: ${(error as Error).message}`;
  }
  const read = schema.safeParse(fixture);
  if (!read.success) return z.prettifyError(read.error).replace(/\s+/g, " ");
  return raggedPart(read.data.cases, "cases");
}

/** The first array of number rows whose rows differ in length: a golden tensor has one shape. */
function raggedPart(value: unknown, path: string): string | undefined {
  if (value === null || typeof value !== "object") return undefined;
  if (Array.isArray(value) && value.every(isVector)) {
    const width = value[0]?.length;
    const row = value.findIndex((part) => part.length !== width);
    return row > 0 ? `${path}[${row}] has ${value[row]?.length} numbers, ${path}[0] has ${width}` : undefined;
  }
  const parts = Object.entries(value).map(([key, part]) =>
    raggedPart(part, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
  return parts.find(Boolean);
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((part) => typeof part === "number");
}
