import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../text/problem.ts";
import { homeOf } from "./folders.ts";
import { findDamage, findDamageThoroughly } from "./manifest.ts";
import type { Variant } from "./release.ts";
import type { Source } from "./source.ts";
import * as words from "./words.ts";

/** What an earlier set-up, maybe of another clone, left in the cache: no source when it left nothing. */
export function cachedSource(cache: string, variant: Variant, thorough: boolean): Source[] {
  const home = homeOf(cache, variant);
  if (!existsSync(home)) return [];
  return [
    {
      name: "cache",
      async fetch() {
        const damage = thorough ? await findDamageThoroughly(home) : findDamage(home);
        if (damage) {
          rmSync(home, { recursive: true, force: true });
          throw new Problem(words.damaged(join(home, damage)));
        }
        const lib = join(home, variant === "cuda" ? "site/tensorflow" : "lib");
        return { home, lib, include: join(home, variant === "cuda" ? "site/tensorflow/include" : "include") };
      },
    },
  ];
}
