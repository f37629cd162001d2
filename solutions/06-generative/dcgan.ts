import { glorot, ones, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Optimizer, type Scalar, type Tensor1D, type Tensor2D, type Tensor4D, type Variable } from "#kit/tf";

// N: real images in the batch, of 28 x 28 pixels in -1..1    M: made ones    Z: numbers of one noise
// F1, F2: channels of the maps of 14 x 14 and of 7 x 7    C: channels of any map

/** What the generator learns. A normalised layer has a scale and a shift in place of a bias. */
export type Generator = {
  seed: Variable; // [Z, 7*7*F2]
  seedScale: Variable; // [F2], like seedShift
  seedShift: Variable;
  grow: Variable; // [4, 4, F1, F2]
  growScale: Variable; // [F1], like growShift
  growShift: Variable;
  pixels: Variable; // [4, 4, 1, F1]
  pixelBias: Variable; // [1]
};

/** What the discriminator learns. */
export type Discriminator = {
  fine: Variable; // [4, 4, 1, F1]
  fineBias: Variable; // [F1]
  coarse: Variable; // [4, 4, F1, F2]
  coarseScale: Variable; // [F2], like coarseShift
  coarseShift: Variable;
  vote: Variable; // [7*7*F2, 1]
  voteBias: Variable; // [1]
};

export type Gan = { generator: Generator; discriminator: Discriminator };

/** One thing for each half of a turn. */
export type Halves<T> = { discriminator: T; generator: T };

/** What each player pays, by the logits of the real images [N] and of the made ones [M]. */
export type Losses = {
  discriminator: (real: Tensor1D, made: Tensor1D) => Scalar;
  generator: (made: Tensor1D) => Scalar;
};

/** Mean and variance of each channel, both [C]. */
export type Moments = { mean: Tensor1D; variance: Tensor1D };

/** Images [M, 28, 28, 1], and the moments that the two normalisations used. */
export type Made = { images: Tensor4D; moments: Moments[] };

/** How much of a negative sum a leaky unit of the discriminator lets through. */
const LEAK = 0.2;

/**
 * Two fresh players, the generator drawn first: Glorot weights in the order of the types above, scales of one, shifts and
 * biases of zero. Given. The same seed gives the same players. The caller disposes of them. Deck 001, line 178.
 */
export function initialise(seed: number, { Z, F1, F2 }: { Z: number; F1: number; F2: number }): Gan {
  const random = seeded(seed);
  const matrix = (rows: number, columns: number) => glorot(random, [rows, columns], rows, columns);
  const filters = (third: number, fourth: number) => glorot(random, [4, 4, third, fourth], 16 * third, 16 * fourth);
  return {
    generator: {
      seed: matrix(Z, 49 * F2),
      seedScale: ones([F2]),
      seedShift: zeros([F2]),
      grow: filters(F1, F2),
      growScale: ones([F1]),
      growShift: zeros([F1]),
      pixels: filters(1, F1),
      pixelBias: zeros([1]),
    },
    discriminator: {
      fine: filters(1, F1),
      fineBias: zeros([F1]),
      coarse: filters(F1, F2),
      coarseScale: ones([F2]),
      coarseShift: zeros([F2]),
      vote: matrix(49 * F2, 1),
      voteBias: zeros([1]),
    },
  };
}

/** The moments of a batch of maps, over all but the channels. */
function momentsOf(x: Tensor4D): Moments {
  return tf.moments(x, [0, 1, 2]) as Moments;
}

/** scale · (x - mean) / sqrt(variance + 1e-5) + shift for each channel of x [M, H, W, C], written as two passes over it. */
function normalise(x: Tensor4D, scale: Variable, shift: Variable, { mean, variance } = momentsOf(x)): Tensor4D {
  const factor = tf.mul(scale, tf.rsqrt(tf.add(variance, 1e-5))); // [C]
  return tf.add(tf.mul(x, factor), tf.sub(shift, tf.mul(mean, factor)));
}

/**
 * Images that grow out of noise: 7 x 7, 14 x 14, 28 x 28.
 *
 * `small = relu(normalise(noise · seed))`
 *
 * `large = relu(normalise(grow ⋆ᵀ small))`
 *
 * `images = tanh(pixels ⋆ᵀ large + pixelBias)`
 *
 * noise [M, Z]; ⋆ᵀ is the transposed convolution, stride 2, padding "same". Without `kept`, each normalisation takes the
 * moments of its own batch over M, height and width, as in training: an image then depends a little on its neighbours.
 * With the `kept` moments of an earlier batch, a noise gives the same image in any company. The caller disposes of both.
 * Deck 001, line 178; the layers: Radford, Metz and Chintala (2015).
 */
export function generate(generator: Generator, noise: Tensor2D, kept?: Moments[]): Made {
  return tf.tidy(() => {
    const moments: Moments[] = [];
    const bend = (x: Tensor4D, scale: Variable, shift: Variable): Tensor4D => {
      const used = kept?.[moments.length] ?? momentsOf(x);
      moments.push(used);
      return tf.relu(normalise(x, scale, shift, used));
    };
    const double = (x: Tensor4D, filters: Variable): Tensor4D => {
      const [M, side] = x.shape;
      return tf.conv2dTranspose(x, filters as Tensor4D, [M, 2 * side, 2 * side, filters.shape[2]!], 2, "same");
    };
    const seed = tf.reshape(tf.matMul(noise, generator.seed as Tensor2D), [noise.shape[0], 7, 7, -1]) as Tensor4D;
    const small = bend(seed, generator.seedScale, generator.seedShift); // [M, 7, 7, F2]
    const large = bend(double(small, generator.grow), generator.growScale, generator.growShift); // [M, 14, 14, F1]
    const images = tf.tanh(tf.add<Tensor4D>(double(large, generator.pixels), generator.pixelBias));
    return { images, moments };
  });
}

/**
 * What the discriminator says of each image, as a logit: positive for real, negative for made.
 *
 * `maps = leaky(normalise(coarse ⋆ leaky(fine ⋆ images + fineBias)))`
 *
 * `logit = flatten(maps) · vote + voteBias`
 *
 * images [N, 28, 28, 1]; the logits are [N]. Both convolutions have stride 2 and padding "same" and no pooling; leaky(t)
 * is t, or 0.2·t where t is negative. The maps are normalised over their own batch, always: real and made images are
 * judged apart, or each would show in the other's moments. The caller disposes of the logits.
 * Deck 001, line 178.
 */
export function judge(discriminator: Discriminator, images: Tensor4D): Tensor1D {
  return tf.tidy(() => {
    const halve = (x: Tensor4D, filters: Variable) => tf.conv2d(x, filters as Tensor4D, 2, "same");
    const fine = tf.leakyRelu(tf.add<Tensor4D>(halve(images, discriminator.fine), discriminator.fineBias), LEAK);
    const sums = halve(fine, discriminator.coarse); // [N, 7, 7, F2]
    const coarse = tf.leakyRelu(normalise(sums, discriminator.coarseScale, discriminator.coarseShift), LEAK);
    const features = tf.reshape(coarse, [images.shape[0], -1]) as Tensor2D; // [N, 7*7*F2]
    const votes = tf.add<Tensor2D>(tf.matMul(features, discriminator.vote as Tensor2D), discriminator.voteBias);
    return tf.squeeze(votes, [1]);
  });
}

/**
 * One turn of the game: the discriminator moves, then the generator answers the discriminator that has moved.
 *
 * `discriminator <- optimizers.discriminator(∂ losses.discriminator(judge(real), judge(made)) / ∂ discriminator)`
 *
 * `generator <- optimizers.generator(∂ losses.generator(judge(made)) / ∂ generator)`
 *
 * real [N, 28, 28, 1]; both noises [M, Z]: each half makes fresh images and leaves the other player as it is. Gives both
 * losses, each from before its own update; the caller disposes of them.
 * Deck 001, lines 161-178.
 */
export function ganStep(
  { generator, discriminator }: Gan,
  optimizers: Halves<Optimizer>,
  losses: Losses,
  real: Tensor4D,
  noise: Halves<Tensor2D>,
): Halves<Scalar> {
  const verdict = (z: Tensor2D) => judge(discriminator, generate(generator, z).images);
  const told = () => losses.discriminator(judge(discriminator, real), verdict(noise.discriminator));
  const believed = () => losses.generator(verdict(noise.generator));
  return {
    discriminator: optimizers.discriminator.minimize(told, true, Object.values(discriminator))!,
    generator: optimizers.generator.minimize(believed, true, Object.values(generator))!,
  };
}
