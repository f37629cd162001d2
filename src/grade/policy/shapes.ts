import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import { refuse, wrongKey, wrongValue } from "./fault.ts";

/*
 * The forms that a policy is built of. A document is read with every scalar as the text that stands there, so that a
 * student's id 007 stays 007; each form refuses with a Fault of its own, so that none of zod's words reach a person.
 */

/** A scalar: `read` gives undefined for a text that it cannot read. */
export function leaf<T>(wanted: Text, read: (text: string) => T | undefined) {
  return z.unknown().transform((value, context): T => {
    const result = typeof value === "string" ? read(value.trim()) : undefined;
    if (result !== undefined) return result;
    refuse(context, wrongValue(value, wanted));
    return z.NEVER;
  });
}

/** Known keys, each with its form. Nothing at all stands for no keys. */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  const wanted = { en: known.join(", "), fa: known.map(ltr).join("، ") };
  return z.preprocess((value, context) => {
    const held = keyed(value, { en: `keys (${wanted.en})`, fa: `کلیدهای ${wanted.fa}` }, context);
    for (const key of Object.keys(held))
      if (!known.includes(key)) refuse(context, wrongKey(key, wanted, near(key, known)), [key]);
    return held;
  }, z.strictObject(shape));
}

/** Keys that the writer chooses; `checkKey` refuses those that name nothing. */
export function record<T extends z.ZodType>(
  wanted: Text,
  form: T,
  checkKey: (key: string, context: z.core.$RefinementCtx) => void = () => {},
) {
  return z.preprocess(
    (value, context) => {
      const held = keyed(value, wanted, context);
      for (const key of Object.keys(held)) checkKey(key, context);
      return held;
    },
    z.record(z.string(), form),
  );
}

/** At least one item. */
export function list<T extends z.ZodType>(wanted: Text, item: T) {
  return z.preprocess((value, context) => {
    if (Array.isArray(value) && value.length > 0) return value as unknown[];
    refuse(context, wrongValue(Array.isArray(value) ? undefined : value, wanted));
    return z.NEVER;
  }, z.array(item));
}

/** The form that suits what stands there. */
export function choose<T>(pick: (value: unknown) => z.ZodType<T>) {
  return z.unknown().transform((value, context): T => {
    const read = pick(value).safeParse(value);
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.addIssue({ ...issue });
    return z.NEVER;
  });
}

function keyed(value: unknown, wanted: Text, context: z.core.$RefinementCtx): object {
  if (value === undefined || value === null || value === "") return {};
  if (typeof value === "object" && !Array.isArray(value)) return value;
  refuse(context, wrongValue(value, wanted));
  return {};
}

/** The known key that was meant, if one is near: case, spaces and dashes do not count. */
function near(key: string, known: string[]): string[] {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, "");
  const names = new Map(known.map((name) => [plain(name), name]));
  const found = closest(plain(key), [...names.keys()]);
  return distance(plain(key), found) <= Math.max(1, found.length / 3) ? [names.get(found)!] : [];
}
