import { NotImplemented } from "#kit/not-implemented";
import { checkLength, sizeOf } from "#kit/shape";

// N: number of features    K: number of classes

/**
 * The weights of a class that gives each of its voters an equal say, and nobody else any.
 *
 * `weights[n] = 1/|voters| if n is a voter, 0 if not`
 *
 * voters: places of features, whole numbers from 0 to size-1, none twice; size is N; the weights are [N] and their sum
 * is 1. Throws RangeError when there is no voter, or one that is no feature.
 * Deck 002, lines 1150-1186. Counted from 1, the X trusts the features 1, 4, 5, 10, 11 and the O trusts 2, 3, 9, 12.
 */
export function equalSay(voters: number[], size: number): number[] {
  if (voters.length === 0) throw new RangeError("voters is empty");
  const stranger = voters.find((voter) => !Number.isInteger(voter) || voter < 0 || voter >= size);
  if (stranger !== undefined) throw new RangeError(`voter ${stranger} is none of the features 0 to ${size - 1}`);
  // TODO: share one vote evenly among the voters.
  throw new NotImplemented("equalSay");
}

/**
 * The fully connected layer: every feature votes for every class, as loudly as that class lets it.
 *
 * `votes[k] = Σ_n weights[k][n] · features[n]`
 *
 * features [N], weights [K, N]; the votes are [K]. With the weights of `equalSay` a vote is the mean of the class's
 * voters: on the twelve numbers of the slide 0.912 for the X and 0.5175 for the O. Retellings of this example print .92
 * for the X, which those numbers do not give.
 * Throws RangeError when a row of weights has another length than the features.
 * Deck 002, lines 1187-1223.
 */
export function vote(features: number[], weights: number[][]): number[] {
  const [, N] = sizeOf(weights, "weights");
  checkLength(features, N, "features");
  // TODO: count the votes of every class; the features vote for all classes at once.
  throw new NotImplemented("vote");
}
