import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";
import { writeHost } from "../host/program.ts";
import { cageFor } from "../sandbox/cages.ts";
import { admit, type Guest } from "../session/guest.ts";
import type { Session } from "../session/session.ts";
import { Tensors } from "./tensors.ts";

export type Call = (...args: unknown[]) => unknown;

/** What is asked of tensors holds with a sandbox and without. */
const open = cageFor("none");

/** A process for lessons and the tensors of this one, for the tests of this room. */
export class Bench {
  readonly tensors = new Tensors();
  private readonly folder = mkdtempSync(join(tmpdir(), "tamrin-tensors-"));
  private guest?: Guest;

  constructor() {
    writeHost(resolve(import.meta.dirname, "../../.."), this.folder);
  }

  /** The same one until it ends. */
  get session(): Session {
    if (!this.guest || this.guest.session.over) {
      this.guest?.stop();
      this.guest = admit({ cage: open, folder: this.folder, workshop: this.tensors });
    }
    return this.guest.session;
  }

  /** The function `f` of a lesson, called in the other process. */
  readonly lesson = (code: string): Call => {
    const script = transformSync(`import { tf } from "#kit/tf";\n${code}`, { loader: "ts", format: "cjs" }).code;
    this.session.load(new Map([["t/lesson", script]]));
    return this.session.lesson("t/lesson", { f: () => {} }).f as Call;
  };

  /** The same, by its parameters and its body. */
  readonly body = (parameters: string, code: string): Call =>
    this.lesson(`export function f(${parameters}) { ${code} }`);

  readonly endTask = (): void => {
    this.session.finish();
    this.tensors.clear();
  };

  stop(): void {
    this.guest?.stop();
    rmSync(this.folder, { recursive: true });
  }
}
