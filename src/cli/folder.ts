import { existsSync } from "node:fs";
import { access, constants, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Problem } from "../text/problem.ts";
import { cannotWrite } from "../train/words.ts";

/** Makes the folder that results go to, with its parents. Throws a Problem where nothing can be written there. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeWithParents(path);
    // With the slash at the end, a file in the place of the folder is refused too.
    await access(join(path, "/"), constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Problem(cannotWrite(path, code));
  }
}

/** Node's own recursive mkdir never returns where a folder that exists refuses a child as if it did not (/proc). */
async function makeWithParents(path: string): Promise<void> {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) await makeWithParents(dirname(path));
  await mkdir(path);
}
