import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where a program lies on the path; null when it is not there or may not be run. */
export function which(name: string, env: NodeJS.ProcessEnv): string | null {
  for (const folder of (env.PATH ?? "").split(delimiter).filter(Boolean)) {
    for (const end of process.platform === "win32" ? [".exe", ".cmd", ""] : [""]) {
      const path = join(folder, name + end);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}
