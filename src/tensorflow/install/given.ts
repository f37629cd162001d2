import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Problem } from "../../text/problem.ts";
import { homeOfGiven } from "./folders.ts";
import { librariesOf } from "./release.ts";
import type { Job, Libraries, Source } from "./source.ts";
import * as words from "./words.ts";

/**
 * Libraries that the user has: an unpacked libtensorflow archive, or the `tensorflow` folder of a Python installation.
 * They stay where they are; only the binding goes to the cache.
 */
export function givenSource(folder: string): Source {
  return {
    name: "given",
    async fetch({ cache }: Job): Promise<Libraries> {
      const base = resolve(folder);
      const lib = [base, join(base, "lib"), join(base, "tensorflow")].find((path) => namesIn(path));
      if (!lib) throw new Problem(words.noLibraries(base, librariesOf(process.platform).join(", ")));
      const include = [join(lib, "include"), join(lib, "../include")].find((path) =>
        existsSync(join(path, "tensorflow/c/c_api.h")),
      );
      if (!include) throw new Problem(words.noHeaders(base));
      return { home: homeOfGiven(cache, lib), lib, include };
    },
  };
}

/** The libraries to link in a folder: the C++ library of a wheel holds the C one; an archive has the C one alone. */
export function namesIn(lib: string): [string, string] | null {
  const [core, framework] = librariesOf(process.platform);
  const found = [core, core.replace("_cc", "")].find((name) => existsSync(join(lib, name)));
  return found && existsSync(join(lib, framework)) ? [found, framework] : null;
}
