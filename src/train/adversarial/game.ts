import { drawnNoise, type Noise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Scalar, type Tensor, type Tensor1D, type Tensor2D, type Tensor4D } from "#kit/tf";
import type { Lang, Text } from "../../text/lang.ts";
import { SIDE } from "../data/mnist.ts";
import { drawImages } from "../pictures/drawn-images.ts";
import type { Canvas } from "../pictures/canvas.ts";
import { lineChart, type Series } from "../pictures/chart.ts";
import * as words from "../pictures/words.ts";
import type { Batch, History, Picture } from "../recipe.ts";
import { energyDistance } from "./energy-distance.ts";
import { verdicts } from "./verdicts.ts";

/** Two trained players as measures and pictures see them. */
export interface Game {
  /** How many numbers of noise one image is made of. */
  Z: number;
  /** Images of 28 x 28 pixels in -1..1, of any shape that holds N of them, out of noise [N, Z]. */
  make(noise: Tensor2D): Tensor;
  /** The logits [N] of images [N, 28, 28, 1] in -1..1. */
  judge(images: Tensor4D): Tensor1D;
}

/** Pixels 0..1, paper and ink, as what a generator with tanh can reach: -1..1. */
export function fromPixels(images: Tensor): Tensor4D {
  return tf.sub<Tensor4D>(tf.mul(images, 2), 1);
}

/** As many noises as there are images in the batch. */
export function noiseFor({ images }: Batch, noise: Noise, Z: number): Tensor2D {
  return noise.normal([images!.shape[0]!, Z]) as Tensor2D;
}

/**
 * What is worth knowing of a game. The players' own losses tell who leads, not how good the images are: two strong players
 * and two weak ones lose alike. So `loss`, which chooses the best weights, is the energy distance of real and made images.
 */
export function measureGame(game: Game, batch: Batch, noise: Noise): Record<string, Scalar> {
  const real = fromPixels(batch.images!);
  const made = tf.reshape(game.make(noiseFor(batch, noise, game.Z)), real.shape) as Tensor4D;
  const flat = (images: Tensor4D) => tf.reshape(images, [-1, SIDE * SIDE]) as Tensor2D;
  return { loss: energyDistance(flat(real), flat(made)), ...verdicts(game.judge(real), game.judge(made)) };
}

/** Images made of `count` noises, side by side. */
export function drawMade(game: Game, noise: Noise, count: number, columns: number): Promise<Canvas> {
  return draw(game, () => noise.normal([count, game.Z]) as Tensor2D, columns);
}

/** What was learned: a hundred samples, walks from one noise to another, and who led. Every network gets the same noise. */
export async function picturesOf(game: Game, history: History, lang: Lang): Promise<Picture[]> {
  return [
    { name: "samples", canvas: await drawMade(game, drawnNoise(seeded(0)), 100, 10) },
    { name: "walk", canvas: await drawWalks(game, drawnNoise(seeded(1)), 8, 11) },
    { name: "players", canvas: drawPlayers(history, lang) },
  ];
}

/** What each player paid; where neither leads, the discriminator pays log 4 and the generator log 2. */
function drawPlayers(history: History, lang: Lang): Canvas {
  const steps = history.filter((event) => event.event === "step");
  const paidBy = (player: string, name: Text): Series => ({
    name,
    points: steps.map(({ step, parts }) => [step, parts[player]!]),
  });
  const series = [paidBy("discriminator", words.discriminator), paidBy("generator", words.generator)];
  return lineChart({ title: words.players, x: words.step, y: words.paid, series }, lang);
}

/**
 * Each row goes from one noise to another in equal steps, `z(t) = cos(t)·a + sin(t)·b` for t from 0 to a right angle:
 * every z on this way is standard normal like its ends, where those on the straight line are shorter.
 */
function drawWalks(game: Game, noise: Noise, rows: number, steps: number): Promise<Canvas> {
  const place = (step: number) => (step / (steps - 1)) * (Math.PI / 2);
  const walks = () => {
    const [from, to] = [noise.normal([rows, 1, game.Z]), noise.normal([rows, 1, game.Z])];
    const t = tf.tensor3d(Array.from({ length: steps }, (_, step) => place(step)), [1, steps, 1]); // prettier-ignore
    const z = tf.add(tf.mul(tf.cos(t), from), tf.mul(tf.sin(t), to)); // [rows, steps, Z]
    return tf.reshape(z, [rows * steps, game.Z]) as Tensor2D;
  };
  return draw(game, walks, steps);
}

function draw(game: Game, noise: () => Tensor2D, columns: number): Promise<Canvas> {
  const pixels = () => tf.mul(tf.add(game.make(noise()), 1), 0.5);
  return drawImages(() => tf.reshape(pixels(), [-1, SIDE, SIDE]), columns);
}
