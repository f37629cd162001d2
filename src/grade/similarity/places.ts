import { File, FingerprintIndex, Region, TokenizedFile } from "@dodona/dolos-core";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { mapped } from "./compile.ts";
import type { AlikeTask, Lines } from "./similar.ts";
import { tokensOf } from "./tokens.ts";

/** First and last token. */
type Ends = [first: number, last: number];

/** What two lessons have in common beyond `known` code: where, and the longest run of tokens. All must parse. */
export async function placesOf(
  texts: [string, string],
  known: string[],
  length: number,
): Promise<Pick<AlikeTask, "longest" | "places">> {
  const [a, b] = await Promise.all([open(texts[0]), open(texts[1])]);
  const index = new FingerprintIndex(length, 1);
  index.addFiles([a.file, b.file]);
  for (const { file } of await Promise.all(known.map(open))) index.addIgnoredFile(file);
  const fragments = index.getPair(a.file, b.file).buildFragments();
  // Every run of tokens is a fingerprint, so that a fingerprint's number is its first token's.
  const ends = ({ from, to }: { from: number; to: number }): Ends => [from, to + length - 2];
  const runs = apart(fragments.map(({ leftkgrams, rightkgrams }) => [ends(leftkgrams), ends(rightkgrams)]));
  return {
    longest: Math.max(0, ...runs.map(([run]) => size(run))),
    places: runs.toSorted(([x], [y]) => x[0] - y[0]).map(([x, y]) => [a.lines(x), b.lines(y)]),
  };
}

/** A lesson's tokens, and the lines of its TypeScript that they stand on. */
async function open(text: string) {
  const { code, map } = await mapped(text);
  const { kinds, starts } = tokensOf(code)!;
  const trace = new TraceMap(map);
  const line = (token: number) => {
    const before = code.slice(0, starts[token]!).split("\n");
    return originalPositionFor(trace, { line: before.length, column: before.at(-1)!.length }).line ?? 1;
  };
  // The library wants a place for each token; its number will do.
  const regions = kinds.map((_, i) => new Region(i, 0, i, 1));
  return {
    file: new TokenizedFile(new File("", ""), kinds, regions),
    lines: ([first, last]: Ends) => [line(first), line(last)].toSorted((x, y) => x - y) as Lines,
  };
}

/** The longest runs, as long as they meet none that is taken already. */
function apart(runs: [Ends, Ends][]): [Ends, Ends][] {
  const meet = ([a, b]: Ends, [c, d]: Ends) => a <= d && c <= b;
  const taken: [Ends, Ends][] = [];
  for (const run of runs.toSorted((x, y) => size(y[0]) - size(x[0]) || x[0][0] - y[0][0] || x[1][0] - y[1][0])) {
    if (!taken.some((other) => meet(run[0], other[0]) || meet(run[1], other[1]))) taken.push(run);
  }
  return taken;
}

const size = ([first, last]: Ends): number => last - first + 1;
