import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One file of a delivery. */
export interface Item {
  /** Below the delivery's folder, with `/`. */
  path: string;
  content: Buffer;
  executable?: boolean;
}

/**
 * A file of this folder, to be filled in: `__NAME__` stands for what `values` has. Throws where either has a name that the
 * other has not.
 */
export function template(file: string, values: Record<string, string> = {}): Buffer {
  const used = new Set<string>();
  const text = readFileSync(join(import.meta.dirname, file), "utf8").replace(/__([A-Z]+)__/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`${file}: nothing is given for ${name}`);
    used.add(name);
    return values[name]!;
  });
  const idle = Object.keys(values).filter((name) => !used.has(name));
  if (idle.length > 0) throw new Error(`${file}: there is no place for ${idle.join(", ")}`);
  return Buffer.from(text);
}

/** The same items, one folder further down. */
export function below(folder: string, items: Item[]): Item[] {
  return items.map((item) => ({ ...item, path: `${folder}/${item.path}` }));
}
