import { Script } from "node:vm";
import * as notImplemented from "#kit/not-implemented";
import * as shape from "#kit/shape";

type Exports = Record<string, unknown>;
type Load = (require: (name: string) => unknown, module: { exports: Exports }, exports: Exports) => void;

const KIT: Record<string, unknown> = { "#kit/not-implemented": notImplemented, "#kit/shape": shape };

const LESSON = "#lesson/";

/** The lessons of one submission, each run when something of it is first asked for. */
export class Lessons {
  private readonly code = new Map<string, string>();
  private readonly loaded = new Map<string, Exports>();

  add(id: string, code: string): void {
    this.code.set(id, code);
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
    // A module is strict; what it was compiled to says so no more.
    const wrapped = `(function (require, module, exports) { "use strict"; ${code}\n})`;
    const script = new Script(wrapped, { filename: `${id}.ts` });
    (script.runInThisContext() as Load)((name) => this.require(name), module, module.exports);
    this.loaded.set(id, module.exports);
    return module.exports;
  }

  private require(name: string): unknown {
    if (name.startsWith(LESSON)) return this.get(name.slice(LESSON.length));
    if (name in KIT) return KIT[name];
    throw new Error(`a lesson cannot import ${name}: only #kit/* and #lesson/* are there`);
  }
}
