import { tf, type Variable } from "#kit/tf";

type Variables = Record<string, Variable>;

/** What the name of an average begins with; the rest is the name of its weight. */
const PREFIX = "average.";

/**
 * The weights, and beside each its average over the last steps, which begins as the weight itself. Where a fixed learning
 * rate keeps the weights moving around an optimum, their average lies nearer to it (Polyak and Juditsky, 1992).
 */
export function withAverages(weights: Variables): Variables {
  const averages = Object.entries(weights).map(([name, weight]) => {
    return [PREFIX + name, tf.tidy(() => tf.variable(weight, false))];
  });
  return { ...weights, ...Object.fromEntries(averages) };
}

/** The averages among the variables, by the names of their weights. */
export function averagesIn<T>(variables: Record<string, T>): Record<string, T> {
  const own = Object.entries(variables).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(own.map(([name, average]) => [name.slice(PREFIX.length), average]));
}

/** The variables that are no averages. */
export function weightsIn(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith(PREFIX)));
}

/** `average <- average + (1 - decay) · (weight - average)`: a mean of about the last 1 / (1 - decay) steps. */
export function followWeights(variables: Variables, decay: number): void {
  for (const [name, average] of Object.entries(averagesIn(variables))) {
    const moved = tf.tidy(() => tf.add(average, tf.mul(1 - decay, tf.sub(variables[name]!, average))));
    average.assign(moved);
    moved.dispose();
  }
}
