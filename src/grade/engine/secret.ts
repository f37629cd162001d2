import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Problem } from "../../text/problem.ts";
import { noSecretIn, shortSecret } from "../words.ts";

/** Characters of a secret at the least: a shorter one could be guessed. */
const LEAST = 16;

/**
 * The secret in a file; a new one is written where there is none. Who reads it can foresee the drawn inputs. Throws a
 * Problem where what is there is none.
 */
export function madeSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  return namedSecret(file);
}

/** The secret in a file that someone has named. Throws a Problem where the file is not there or holds none. */
export function namedSecret(file: string): string {
  const secret = textOf(file).trim();
  if (secret.length < LEAST) throw new Problem(shortSecret(file, secret.length, LEAST), { file });
  return secret;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Problem(noSecretIn(file, (error as NodeJS.ErrnoException).code ?? "?"), { file });
  }
}
