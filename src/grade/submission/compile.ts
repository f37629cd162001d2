import { transform, type TransformFailure } from "esbuild";

/**
 * Lessons in TypeScript, by id, as CommonJS for the sandbox. What does not compile becomes a lesson that throws the
 * compiler's first message, with its line, when it is asked for. Compiling runs nothing of it.
 */
export async function compileLessons(sources: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const compiled = [...sources].map(async ([id, text]) => [id, await compiledOrBroken(id, text)] as const);
  return new Map(await Promise.all(compiled));
}

async function compiledOrBroken(id: string, text: string): Promise<string> {
  try {
    const options = {
      loader: "ts",
      format: "cjs",
      target: "node20",
      logLevel: "silent",
      sourcefile: `${id}.ts`,
    } as const;
    return (await transform(text, options)).code;
  } catch (error) {
    const [first] = (error as TransformFailure).errors ?? [];
    if (!first) throw error;
    const line = first.location ? ` (line ${first.location.line})` : "";
    return `throw new SyntaxError(${JSON.stringify(first.text + line)});`;
  }
}
