import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { NEVER } from "../attempt/about.ts";
import { parsePolicy } from "../../policy/load.ts";
import type { Order } from "../order.ts";

export const root = resolve(import.meta.dirname, "../../../..");

export const RELU = "02-xo/relu";
export const solution = readFileSync(join(root, "solutions", `${RELU}.ts`), "utf8");

/** An order as the command makes it; a policy in YAML. */
export function orderOf(policy: string, change: Partial<Order> = {}): Order {
  const policyText = Buffer.from(policy);
  const rules = { policy: parsePolicy(policy, "policy.yaml", NEVER), policyText, secret: "5".repeat(64) };
  return { root, name: "homework", lang: "en", ...rules, ...change };
}

/** A folder of its own for a test. */
export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), "tamrin-delivery-"));

  constructor() {
    // Programs on the path are looked for by the sandbox's user, too.
    chmodSync(this.folder, 0o755);
  }

  /** A path below; with text, the file is written. */
  at(path: string, text?: string): string {
    const file = join(this.folder, path);
    if (text !== undefined) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return file;
  }

  /** Gives a delivered Tamrin the packages that are installed here. */
  withPackages(path: string): void {
    symlinkSync(join(root, "node_modules"), join(this.at(path), "node_modules"), "dir");
  }

  /** Puts programs that fail before those of the same names on the path: a machine that does not have them. */
  without(...names: string[]): { PATH: string } {
    const folder = `without-${names.join("-")}`;
    for (const name of names) {
      this.at(`${folder}/${name}`, "#!/bin/sh\necho 'not on this machine' >&2\nexit 1\n");
      chmodSync(this.at(`${folder}/${name}`), 0o755);
    }
    return { PATH: `${this.at(folder)}${delimiter}${process.env.PATH}` };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end with these variables besides a plain environment. */
export function runs(command: string, args: string[], env: Record<string, string>, cwd = tmpdir()) {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, {
    ...{ cwd, encoding: "utf8", timeout: 120_000 },
    env: { PATH, HOME, ...env },
  });
  return { status, stdout, stderr };
}
