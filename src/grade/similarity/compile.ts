import { build, transform, type BuildFailure, type Plugin } from "esbuild";

/** `minifySyntax` writes one thing in one way: braces, `let` beside `let`, `if` and `return` in a row. */
const OPTIONS = { target: "esnext", minifySyntax: true, legalComments: "none", logLevel: "silent" } as const;

/**
 * Lessons as plain JavaScript, without types, comments and layout, in the order given; undefined for one that does not
 * parse. All at once: a thousand take a second, a call for each takes three.
 */
export async function compile(texts: string[]): Promise<(string | undefined)[]> {
  const codes: (string | undefined)[] = texts.map(() => undefined);
  for (let left = [...texts.keys()]; left.length > 0;) {
    try {
      for (const { path, text } of await buildAll(texts, left)) codes[Number(path.match(/(\d+)\.js$/)![1])] = text;
      break;
    } catch (error) {
      const broken = brokenIn(error as BuildFailure);
      if (broken.size === 0) throw error;
      left = left.filter((i) => !broken.has(i));
    }
  }
  return codes;
}

/** The same JavaScript with a source map to the TypeScript. The lesson must parse. */
export async function mapped(text: string): Promise<{ code: string; map: string }> {
  const { code, map } = await transform(text, { ...OPTIONS, loader: "ts", sourcemap: "external" });
  return { code, map };
}

async function buildAll(texts: string[], places: number[]) {
  const lessons: Plugin = {
    name: "lessons",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path }) => ({ path, namespace: "lesson" }));
      onLoad({ filter: /.*/, namespace: "lesson" }, ({ path }) => ({ contents: texts[Number(path)]!, loader: "ts" }));
    },
  };
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: places.map((i) => ({ in: String(i), out: String(i) })),
    outdir: "/",
    write: false,
    logLimit: 0,
    tsconfigRaw: "{}",
    plugins: [lessons],
  });
  return outputFiles;
}

function brokenIn({ errors = [] }: Partial<BuildFailure>): Set<number> {
  return new Set(errors.flatMap(({ location }) => (location ? [Number(location.file.replace(/^lesson:/, ""))] : [])));
}
