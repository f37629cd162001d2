import { z } from "zod";
import { FILTER_NAMES } from "./pictures.ts";

/** The one shape of ledger files that this version reads. */
export const SCHEMA = "tamrin/slides/1";

const filter = z.enum(FILTER_NAMES);
const count = z.int().positive();
const id = z
  .string()
  .regex(/^\d{3}:\d+[a-z]?$/, "an id is deck:line, with a letter where a line holds several entries");

/** The rule that should give what an entry prints. Rows and columns are counted from 1. */
const rule = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("image-x") }),
  z.strictObject({ name: z.literal("filter"), filter }),
  /** The X, marked where it differs from the image of another entry. */
  z.strictObject({ name: z.literal("difference"), with: id }),
  /** Filter laid on the patch of X whose top left corner is at row and column: filter * patch, cell by cell. */
  z.strictObject({ name: z.literal("products"), filter, row: count, column: count }),
  /** One of these products, written as an equation: filter cell, patch cell, product. */
  z.strictObject({ name: z.literal("multiply"), filter, row: count, column: count, cell: z.tuple([count, count]) }),
  z.strictObject({ name: z.literal("convolve"), filter }),
  z.strictObject({ name: z.literal("pool"), filter }),
  z.strictObject({ name: z.literal("relu"), filter }),
  /** The same numbers as another entry. */
  z.strictObject({ name: z.literal("copy"), of: id }),
  /** An input: nothing on the slides gives it. */
  z.strictObject({
    name: z.literal("given"),
    why: z.enum(["input", "strength", "picture-lost", "statistic", "votes"]),
  }),
  /** Digits that measure nothing. */
  z.strictObject({
    name: z.literal("none"),
    why: z.enum(["ordinal", "date", "formula", "address", "dimension", "list"]),
  }),
]);

/** What an entry is, to a reader of the slide. */
export const KINDS = [
  "image",
  "difference",
  "filter",
  "equation",
  "products",
  "map",
  "pooled",
  "rectified",
  "votes",
  "strength",
  "claim",
  "tuple",
  "text",
] as const;

const entry = z
  .strictObject({
    id,
    lines: z.tuple([count, count]),
    kind: z.enum(KINDS),
    rule,
    printed: z.array(z.array(z.string()).min(1)).min(1),
  })
  .refine(({ lines: [first, last] }) => first <= last, {
    path: ["lines"],
    message: "the last line is before the first",
  })
  .refine(({ id, lines }) => parseInt(id.slice(4), 10) === lines[0], {
    path: ["id"],
    message: "an id names its first line",
  })
  .refine(({ printed }) => printed.every((row) => row.length === printed[0]?.length), {
    path: ["printed"],
    message: "its rows have different lengths",
  });

export const fileSchema = z.strictObject({ schema: z.literal(SCHEMA), deck: z.string(), entries: z.array(entry) });

export type Kind = (typeof KINDS)[number];
export type Rule = z.infer<typeof rule>;

/** One printed thing: its place in the deck's text, its cells exactly as printed (blanks are ""), its rule. */
export type Entry = z.infer<typeof entry>;
