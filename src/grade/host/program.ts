import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** The file that a process in the sandbox starts from. */
export const HOST = "host.cjs";

/** Writes the program of `main.ts` with all that it needs into a folder that every user may read. */
export function writeHost(root: string, folder: string): void {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [join(root, "src/grade/host/main.ts")],
    bundle: true,
    // Inside, TensorFlow.js is what asks the grader.
    alias: { "#kit/tf": join(root, "src/grade/host/tf/tf.ts") },
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
  });
  writeFileSync(join(folder, HOST), outputFiles[0]!.contents);
  chmodSync(folder, 0o755);
}
