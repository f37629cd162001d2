/** Numbers drawn one after another; the same seed draws the same numbers on every machine. */
export interface Random {
  /** Evenly from [low, high). */
  uniform(low?: number, high?: number): number;
  /** From the normal distribution. */
  normal(mean?: number, deviation?: number): number;
  /** A whole number from 0 to `count - 1`, evenly. */
  below(count: number): number;
}

/**
 * A seeded generator: xoshiro128** of Blackman and Vigna (https://prng.di.unimi.it/), its state filled from the seeds
 * by a 32-bit mixer. Several seeds name one stream (`seeded(seed, epoch)`), so that no two uses share their numbers.
 */
export function seeded(...seeds: number[]): Random {
  const next = xoshiro(stateOf(seeds));
  const uniform = (low = 0, high = 1) => low + (high - low) * (next() / 2 ** 32);
  return {
    uniform,
    // Box and Muller; 1 - u lies in (0, 1], where the logarithm is finite.
    normal: (mean = 0, deviation = 1) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: (count) => Math.floor(uniform(0, count)),
  };
}

/** `values` in a new order (Fisher and Yates); the argument stays as it is. */
export function shuffle<T>(values: Iterable<T>, random: Random): T[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const pick = random.below(last + 1);
    [order[last], order[pick]] = [order[pick]!, order[last]!];
  }
  return order;
}

function stateOf(seeds: number[]): Uint32Array {
  let hash = 0x9e3779b9;
  for (const seed of seeds) hash = mix(hash ^ mix(seed | 0));
  return Uint32Array.from([1, 2, 3, 4], (part) => mix(hash + Math.imul(part, 0x9e3779b9)));
}

/** The finaliser of MurmurHash3: every bit of the input moves half of the output's bits. */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

function xoshiro(s: Uint32Array): () => number {
  const rotated = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  return () => {
    const drawn = Math.imul(rotated(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const carried = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= carried;
    s[3] = rotated(s[3]!, 11);
    return drawn;
  };
}
