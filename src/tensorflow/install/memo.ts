import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Outcome } from "./install.ts";

/** How long (ms) a set-up that failed is not tried again by itself: a day. `tamrin doctor --fix` always tries. */
const REST = 24 * 3600 * 1000;

const memoOf = (cache: string) => join(cache, "tensorflow-failed.json");

/** Remembers that the set-up failed, so that not every training waits for a network that is not there. */
export function rememberFailure(cache: string, tried: Outcome["tried"], now = Date.now()): void {
  try {
    mkdirSync(dirname(memoOf(cache)), { recursive: true });
    writeFileSync(memoOf(cache), JSON.stringify({ at: now, tried }));
  } catch {
    // A cache that cannot be written remembers nothing: the next command tries again.
  }
}

/** The reasons of a failure within the last day; null when there was none. */
export function recallFailure(cache: string, now = Date.now()): Outcome["tried"] | null {
  try {
    const { at, tried } = JSON.parse(readFileSync(memoOf(cache), "utf8")) as { at: number; tried: Outcome["tried"] };
    return now - at < REST ? tried : null;
  } catch {
    return null;
  }
}

/** Native TensorFlow works: the failure is history. */
export function forgetFailure(cache: string): void {
  rmSync(memoOf(cache), { force: true });
}
