import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { lastCall, record } from "../../run/record.ts";
import { collectAndRun, vitest, type Results } from "../../run/runner.ts";
import { thrown } from "../../run/thrown.ts";
import type { Lesson } from "../session/session.ts";

/** Runs test files on the lessons that are given by their ids; `starts` is told of each test before it runs. */
export type RunOn = (lesson: (id: string) => Lesson, starts?: (test: string) => void) => Promise<Results>;

/** Compiles bundled test files once, for any number of runs, in which they are one list of tests. */
export function compiled(root: string, codes: string[]): RunOn {
  const filename = join(root, "task.cjs");
  const names = ["require", "module", "exports", "__url", "__record", "__lesson"];
  const scripts = codes.map((code) => compileFunction(code, names, { filename }));
  const url = pathToFileURL(`${root}/`).href;
  const require = createRequire(filename);
  const requireFor = (name: string): unknown => (name === "vitest" ? vitest : require(name));
  return (lesson, starts = () => {}) =>
    collectAndRun({
      load() {
        for (const script of scripts) {
          const module = { exports: {} };
          script(requireFor, module, module.exports, url, record, lesson);
        }
      },
      ...{ starts, lastCall, thrown },
    });
}
