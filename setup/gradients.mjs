import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Bundles the gradients and the chained methods (`x.add(y)`) of @tensorflow/tfjs-core into one file.
 * The package ships them only as modules that Node cannot load, or inside all of @tensorflow/tfjs, which takes
 * 140 ms longer to load. An extra: where it cannot be made, src/tensorflow/core.ts loads @tensorflow/tfjs instead.
 */
export async function bundleGradients(root) {
  const folder = join(root, "node_modules", ".tamrin");
  try {
    const { build } = createRequire(join(root, "package.json"))("esbuild");
    mkdirSync(folder, { recursive: true });
    await build({
      stdin: {
        contents: `import "@tensorflow/tfjs-core/dist/register_all_gradients";
                   import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";`,
        resolveDir: root,
      },
      outfile: join(folder, "gradients.cjs"),
      bundle: true,
      minify: true,
      platform: "node",
      format: "cjs",
      logLevel: "silent",
    });
  } catch {
    // See above: slower without it, never wrong.
  }
}
