import { tf, type Scalar, type Tensor, type Tensor2D } from "#kit/tf";

/**
 * How far two sets of points lie apart as distributions: twice the mean distance between the sets, less the mean distance
 * within each (Székely and Rizzo, 2013). Its expectation is 0 where both are drawn from one distribution, and more where
 * not; no network judges, nothing is tuned. x [N, D], y [M, D]; a scalar in the unit of x.
 */
export function energyDistance(x: Tensor2D, y: Tensor2D): Scalar {
  return tf.tidy(() => {
    const between = tf.mul(2, tf.mean(distances(x, y)));
    return tf.sub<Scalar>(tf.sub(between, within(x)), within(y));
  });
}

/** The mean over all pairs of two different points; of a single point 0. */
function within(x: Tensor2D): Tensor {
  const [N] = x.shape;
  return tf.div(tf.sum(distances(x, x)), Math.max(1, N * (N - 1)));
}

/** [N, M], by |a - b|² = |a|² + |b|² - 2ab: one product in place of N·M subtractions. */
function distances(x: Tensor2D, y: Tensor2D): Tensor {
  const squares = (points: Tensor2D, axis: number) => tf.expandDims(tf.sum(tf.square(points), 1), axis);
  const squared = tf.sub(tf.add(squares(x, 1), squares(y, 0)), tf.mul(2, tf.matMul(x, y, false, true)));
  // Rounding may leave a little less than 0 where two points are one.
  return tf.sqrt(tf.relu(squared));
}
