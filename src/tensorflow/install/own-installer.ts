import { rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../text/problem.ts";
import { bindingOf, packageOf } from "./folders.ts";
import type { Job, Source } from "./source.ts";
import { runProgram } from "./spawn.ts";
import * as words from "./words.ts";

/** What @tensorflow/tfjs-node does by itself: an older TensorFlow from a storage bucket. Often refused (HTTP 403). */
export const ownInstaller: Source = {
  name: "package",
  async fetch({ root, env, progress }: Job): Promise<null> {
    const { folder } = packageOf(root);
    const bin = join(root, "node_modules", ".bin");
    const PATH = `${bin}${process.platform === "win32" ? ";" : ":"}${env.PATH ?? ""}`;
    progress.begin("download");
    // A link into the cache: the installer would write through it.
    rmSync(bindingOf(root), { force: true });
    const script = join(folder, "scripts", "install.js");
    const ended = await runProgram(process.execPath, [script], {
      cwd: folder,
      env: { ...env, PATH },
      timeout: 600_000,
    });
    const said = `${ended.out}\n${ended.err}`;
    if (ended.status === 0 && !/failed|Error/.test(ended.err)) return null;
    const reason = /HTTP \d{3}[^\n]*|(\w*Error): [^\n]*|[^\n]*failed[^\n]*/.exec(said)?.[0] ?? `status ${ended.status}`;
    throw new Problem(words.ownInstallerFailed(reason.trim().slice(0, 160)));
  },
};
