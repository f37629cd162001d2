import { stop, transform, type TransformFailure } from "esbuild";
import { LESSON } from "../intake/limits.ts";

/** Milliseconds for all lessons of one submission; an honest one takes some ten. */
const PATIENCE = 4_000;
/** When that was not enough: for each lesson alone, and for all of them, the shortest first. */
const [ALONE, ALL_ALONE] = [1_000, 6_000];

/**
 * Lessons in TypeScript, by id, as CommonJS for the sandbox. What does not compile becomes a lesson that throws the
 * compiler's first message, with its line, when it is asked for. Compiling runs nothing of it. Text that stalls the
 * compiler, or ends it, costs its own lesson only.
 */
export async function compileLessons(sources: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const compiled = new Map<string, string>();
  const together = [...sources].map(async ([id, text]) => compiled.set(id, await compiledOrBroken(id, text)));
  if (!(await isDone(Promise.all(together), PATIENCE))) await oneByOne(sources, compiled);
  return compiled;
}

/** Compiles what is left, each with a compiler of its own, so that it is known which one stalls. */
async function oneByOne(sources: ReadonlyMap<string, string>, compiled: Map<string, string>): Promise<void> {
  const until = performance.now() + ALL_ALONE;
  const left = [...sources].filter(([id]) => !compiled.has(id)).toSorted(([, a], [, b]) => a.length - b.length);
  for (const [id, text] of left) {
    const work = compiledOrBroken(id, text).then((code) => compiled.set(id, code));
    const time = Math.min(ALONE, until - performance.now());
    if (time <= 0 || !(await isDone(work, time)))
      compiled.set(id, broken("the compiler does not come to an end with it"));
  }
}

/** Whether the compiler did its work in time. A compiler that did not is ended; the next work starts another. */
async function isDone(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  const done = await Promise.race([work.then(() => true, () => false), late]); // prettier-ignore
  clearTimeout(timer);
  if (!done) await stop();
  return done;
}

async function compiledOrBroken(id: string, text: string): Promise<string> {
  const size = Buffer.byteLength(text);
  // Not all lessons come through the intake.
  if (size > LESSON) return broken(`the file has ${size} bytes; at most ${LESSON} are read`);
  try {
    const options = {
      loader: "ts",
      format: "cjs",
      target: "node20",
      sourcemap: "inline",
      logLevel: "silent",
      sourcefile: `${id}.ts`,
    } as const;
    return (await transform(text, options)).code;
  } catch (error) {
    const [first] = (error as TransformFailure).errors ?? [];
    if (!first) throw error;
    const line = first.location ? ` (line ${first.location.line})` : "";
    return broken(first.text + line);
  }
}

function broken(message: string): string {
  return `throw new SyntaxError(${JSON.stringify(message)});`;
}
