import { tf, type Scalar, type Tensor1D } from "#kit/tf";

/** How often a discriminator is right: the share of real examples with a positive logit, and of made ones with a negative. */
export function verdicts(real: Tensor1D, made: Tensor1D): { rightOnReal: Scalar; rightOnMade: Scalar } {
  const share = (right: Tensor1D): Scalar => tf.mean(tf.cast(right, "float32"));
  return { rightOnReal: share(tf.greater(real, 0)), rightOnMade: share(tf.less(made, 0)) };
}

/**
 * A discriminator's loss that also notes its verdicts on the way: asking once more would cost a fifth of a turn.
 * `verdicts` hands them over, once after each update.
 */
export function noting(loss: (real: Tensor1D, made: Tensor1D) => Scalar) {
  let noted: ReturnType<typeof verdicts> | null = null;
  return {
    loss(real: Tensor1D, made: Tensor1D): Scalar {
      noted = verdicts(real, made);
      // An update disposes of all that it computed but the loss.
      Object.values(noted).forEach(tf.keep);
      return loss(real, made);
    },
    verdicts(): ReturnType<typeof verdicts> {
      const { rightOnReal, rightOnMade } = noted!;
      // A clone belongs to the caller's tidy again.
      const handed = { rightOnReal: tf.clone(rightOnReal), rightOnMade: tf.clone(rightOnMade) };
      tf.dispose([rightOnReal, rightOnMade]);
      noted = null;
      return handed;
    },
  };
}
