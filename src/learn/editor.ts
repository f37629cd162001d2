import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import launchEditor from "launch-editor";

/** Editors that take over the terminal: the learn loop steps aside until they end. */
const IN_TERMINAL = [
  "vi",
  "vim",
  "nvim",
  "nano",
  "pico",
  "hx",
  "helix",
  "kak",
  "micro",
  "emacs",
  "ne",
  "joe",
  "mcedit",
];

/** Opens a file in $VISUAL or $EDITOR, else in the editor that is running. Resolves with what went wrong, if anything. */
export async function openInEditor(path: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const [command = "", ...args] = (env.VISUAL ?? env.EDITOR ?? "").split(" ").filter(Boolean);
  if (IN_TERMINAL.includes(basename(command))) {
    const { error } = spawnSync(command, [...args, path], { stdio: "inherit" });
    return error?.message;
  }
  return new Promise((resolve) => {
    launchEditor(path, command || undefined, (_file: string, message: string | null) =>
      resolve(message ?? "no editor found"),
    );
    // The callback comes only when the editor could not be started.
    setTimeout(() => resolve(undefined), 1_000);
  });
}
