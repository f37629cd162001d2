import { createRequire } from "node:module";
import { join } from "node:path";
import { mirrors } from "../../course/mirrors.ts";
import type { Lesson } from "../session/session.ts";
import { exportsOf, scriptOf } from "./scripts.ts";

/** The course's own solutions: they tell what a lesson exports, and prove the tests. */
export class References {
  private readonly root: string;
  private readonly lessons = new Map<string, Lesson>();

  constructor(root: string) {
    this.root = root;
  }

  /** Runs the script that `referenceCode` gave, once. */
  add(id: string, code: string): void {
    if (this.lessons.has(id)) return;
    const name = "solution.cjs";
    this.lessons.set(id, exportsOf<Lesson>(this.root, name, code, createRequire(join(this.root, name))));
  }

  get(id: string): Lesson {
    return this.lessons.get(id)!;
  }
}

/** A solution with all that it imports, as CommonJS. */
export function referenceCode(root: string, id: string): Promise<string> {
  return scriptOf(root, { entryPoints: [mirrors(root, id).solutions] });
}
