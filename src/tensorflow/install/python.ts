import { Problem } from "../../text/problem.ts";
import { runProgram } from "./spawn.ts";
import * as words from "./words.ts";

const NAMES = process.platform === "win32" ? ["python", "py"] : ["python3", "python"];

/** The name of a Python 3 that has pip, and its versions. Throws a Problem that says what is missing. */
export async function findPython(
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ command: string; python: string; pip: string }> {
  for (const command of NAMES) {
    const { status, out } = await runProgram(command, ["--version"], { env });
    const python = /^Python (3\.\S+)/.exec(out)?.[1];
    if (status !== 0 || !python) continue;
    const pip = /^pip (\S+)/.exec((await runProgram(command, ["-m", "pip", "--version"], { env })).out)?.[1];
    if (!pip) throw new Problem(words.noPip(command));
    return { command, python, pip };
  }
  throw new Problem(words.noPython());
}

/** Why pip failed, in one line. `what` is what it was to fetch. */
export function explainPip(err: string, what: string): Problem {
  if (/No space left on device|ENOSPC/i.test(err)) return new Problem(words.diskFull());
  if (/Connection(Error| refused)|NewConnectionError|Name or service|resolve|timed out|ProxyError|SSLError/i.test(err))
    return new Problem(words.pipOffline(what));
  if (/No matching distribution|Could not find a version/i.test(err)) return new Problem(words.noWheel(what));
  const lines = err.split("\n").filter((line) => line.startsWith("ERROR:"));
  return new Problem(words.pipFailed(what, (lines.at(-1) ?? err.trim().split("\n").at(-1) ?? "").slice(0, 200)));
}
