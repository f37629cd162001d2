import { tf, type Tensor1D } from "#kit/tf";
import type { Network } from "#lesson/06-generative/vae";
import { inOrder } from "../data/batches.ts";
import type { Lang } from "../../text/lang.ts";
import type { Examples } from "../recipe.ts";
import type { Canvas } from "./canvas.ts";
import { scatterChart, type Cloud } from "./scatter.ts";
import * as words from "./words.ts";

const AT_ONCE = 500;

/** Where a network of two latents puts each of the digits: the means of q(z|x), with a colour for each label. */
export async function drawCodes(network: Network, digits: Examples, lang: Lang): Promise<Canvas> {
  const clouds = Array.from({ length: 10 }, (_, digit): Cloud => ({ name: String(digit), points: [] }));
  for (const { batch } of inOrder(digits, AT_ONCE)) {
    const mu = tf.tidy(() => network.encode(batch.images!).mu);
    const [codes, labels] = [await mu.array(), await (batch.labels as Tensor1D).array()];
    mu.dispose();
    for (const [i, label] of labels.entries()) clouds[label]!.points.push(codes[i] as [number, number]);
  }
  return scatterChart({ title: words.codes, x: words.firstLatent, y: words.secondLatent, clouds }, lang);
}
