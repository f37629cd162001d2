import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { lastCall, record } from "../../run/record.ts";
import { collectAndRun, type Results } from "../../run/runner.ts";
import { thrown } from "../../run/thrown.ts";
import type { Lesson } from "../session/session.ts";
import { loadKit } from "./kit.ts";

/** Runs test files on the lessons that are given by their ids; `starts` is told of each test before it runs. */
export type RunOn = (lesson: (id: string) => Lesson, starts?: (test: string) => void) => Promise<Results>;

/** Compiles bundled test files once, for any number of runs, in which they are one list of tests. */
export type CompileTests = (codes: string[]) => RunOn;

/** The compiler of a course's tests; its kit is loaded. */
export async function testCompiler(root: string): Promise<CompileTests> {
  const require = await loadKit(root);
  const filename = join(root, "task.cjs");
  const url = pathToFileURL(`${root}/`).href;
  const names = ["require", "module", "exports", "__url", "__record", "__lesson"];
  return (codes) => {
    const scripts = codes.map((code) => compileFunction(code, names, { filename }));
    return (lesson, starts = () => {}) =>
      collectAndRun({
        load() {
          for (const script of scripts) {
            const module = { exports: {} };
            script(require, module, module.exports, url, record, lesson);
          }
        },
        ...{ starts, lastCall, thrown },
      });
  };
}
