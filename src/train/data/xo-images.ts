import type { Random } from "#kit/random";

/** Pixels along one side, as on the slides. */
export const SIDE = 9;

/** Labels, in the order of the network's scores. */
export const LETTERS = ["X", "O"] as const;

/** How far a letter may be from the one on the slides. Lengths in pixels, angles in radians. */
export interface Spoiling {
  shift: number;
  turn: number;
  /** Smallest and largest half width of a stroke. */
  stroke: [thin: number, thick: number];
  /** Smallest and largest reach of the letter from its middle. */
  reach: [small: number, large: number];
  /** Standard deviation of the noise on each pixel, where ink is 1 and paper is -1. */
  noise: number;
}

export const SPOILED: Spoiling = { shift: 1.5, turn: 0.5, stroke: [0.5, 1], reach: [2.25, 3.5], noise: 0.5 };
export const CLEAN: Spoiling = { shift: 0, turn: 0, stroke: [0.6, 0.6], reach: [3, 3], noise: 0 };

/**
 * Draws `count` letters, X and O in turn: pixels [count, 9, 9] in -1..1 (ink is 1) and labels [count] (X is 0, O is 1).
 * The same random stream draws the same letters.
 */
export function xoImages(count: number, random: Random, spoiling: Spoiling = SPOILED) {
  const pixels = new Float32Array(count * SIDE * SIDE);
  const labels = new Int32Array(count);
  for (let n = 0; n < count; n++) {
    labels[n] = n % 2;
    pixels.set(letter(labels[n]!, random, spoiling), n * SIDE * SIDE);
  }
  return { pixels, labels };
}

function letter(label: number, random: Random, spoiling: Spoiling): Float32Array {
  const within = ([low, high]: [number, number]) => random.uniform(low, high);
  const [right, down] = [within([-1, 1]) * spoiling.shift, within([-1, 1]) * spoiling.shift];
  const turn = within([-1, 1]) * spoiling.turn;
  const [reach, stroke] = [within(spoiling.reach), within(spoiling.stroke)];
  const distance = label === 0 ? toCross : toRing;
  const middle = (SIDE - 1) / 2;
  return Float32Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [x, y] = [(at % SIDE) - middle - right, Math.floor(at / SIDE) - middle - down];
    const [u, v] = [x * Math.cos(turn) + y * Math.sin(turn), y * Math.cos(turn) - x * Math.sin(turn)];
    // Ink fades over one pixel at the edge of a stroke.
    const ink = clamp(stroke + 0.5 - distance(u, v, reach), 0, 1);
    return clamp(2 * ink - 1 + random.normal(0, spoiling.noise), -1, 1);
  });
}

/** Distance of a point to the two diagonals of the square that reaches `reach` to each side. */
function toCross(u: number, v: number, reach: number): number {
  const toArm = (slope: 1 | -1) => {
    const along = clamp((u + slope * v) / 2, -reach, reach);
    return Math.hypot(u - along, v - slope * along);
  };
  return Math.min(toArm(1), toArm(-1));
}

/** Distance of a point to an ellipse a little taller than wide; the usual estimate, right near the ring. */
function toRing(u: number, v: number, reach: number): number {
  const [wide, tall] = [0.9 * reach, 1.1 * reach];
  const size = Math.hypot(u / wide, v / tall);
  return size === 0 ? wide : Math.abs(size - 1) * Math.min(Math.hypot(u, v) / size, tall);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
