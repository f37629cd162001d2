import { Script } from "node:vm";
import * as notImplemented from "#kit/not-implemented";
import * as init from "#kit/init";
import * as random from "#kit/random";
import * as shape from "#kit/shape";
import { tf } from "./tf/tf.ts";

type Exports = Record<string, unknown>;
type Load = (require: (name: string) => unknown, module: { exports: Exports }, exports: Exports) => void;

/** Modules that lessons may import. */
const KIT: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["#kit/init", init],
  ["#kit/not-implemented", notImplemented],
  ["#kit/random", random],
  ["#kit/shape", shape],
  ["#kit/tf", { tf }],
]);

const LESSON = "#lesson/";

/** The lessons of one submission, each run when something of it is first asked for. */
export class Lessons {
  private readonly code = new Map<string, string>();
  private readonly scripts = new Map<string, Load>();
  private readonly loaded = new Map<string, Exports>();

  add(id: string, code: string): void {
    this.code.set(id, code);
    this.scripts.delete(id);
    this.loaded.delete(id);
  }

  /** From now on every lesson is run anew when something of it is asked for. */
  begin(): void {
    this.loaded.clear();
  }

  /** Throws what the lesson throws while it is loaded. */
  get(id: string): Exports {
    const known = this.loaded.get(id);
    if (known) return known;
    const code = this.code.get(id);
    if (code === undefined) throw new Error(`there is no lesson ${id}`);
    const module = { exports: {} as Exports };
    // A lesson that imports one that imports it sees what is there so far, as anywhere.
    this.loaded.set(id, module.exports);
    try {
      this.compiled(id, code)((name) => this.require(name), module, module.exports);
    } catch (error) {
      this.loaded.delete(id);
      throw error;
    }
    this.loaded.set(id, module.exports);
    return module.exports;
  }

  private compiled(id: string, code: string): Load {
    const known = this.scripts.get(id);
    if (known) return known;
    // A module is strict; what it was compiled to says so no more.
    const wrapped = `(function (require, module, exports) { "use strict"; ${code}\n})`;
    const load = new Script(wrapped, { filename: `${id}.ts` }).runInThisContext() as Load;
    this.scripts.set(id, load);
    return load;
  }

  private require(name: string): unknown {
    if (name.startsWith(LESSON)) return this.get(name.slice(LESSON.length));
    if (KIT.has(name)) return KIT.get(name);
    throw new Error(`a lesson cannot import ${name}: only #kit/* and #lesson/* are there`);
  }
}
