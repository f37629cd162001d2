/** The program of a child process: loads the test tools once, then runs the scripts that its parent sends. */
import { createRequire } from "node:module";
import { collectAndRun, vitest } from "./runner.ts";
import type { Job, Message, ThrownError } from "./protocol.ts";
import { lastCall, record } from "./record.ts";

const require = createRequire(process.env.TAMRIN_ROOT + "/package.json");
for (const name of process.argv.slice(2)) require(name);

const say = (message: Message) => process.send!(message);

/** The script's own `require`: vitest is the runner below, everything else what npm installed. */
const requireFor = (name: string): unknown => (name === "vitest" ? vitest : require(name));

async function run({ code, filename, url }: Job): Promise<void> {
  const script = compile(code, filename);
  const module = { exports: {} };
  const outcome = await collectAndRun({
    load: () => script(requireFor, module, module.exports, url, record),
    starts: (name) => say({ kind: "test", name }),
    lastCall,
    thrown,
  });
  say("error" in outcome ? { kind: "broken", error: outcome.error } : { kind: "done", tests: outcome.tests });
}

type Script = (require: unknown, module: object, exports: object, url: string, record: unknown) => void;

function compile(code: string, filename: string): Script {
  const { compileFunction } = require("node:vm") as typeof import("node:vm");
  return compileFunction(code, ["require", "module", "exports", "__url", "__record"], { filename }) as Script;
}

function thrown(error: unknown): ThrownError {
  if (!(error instanceof Error)) return { name: "Thrown", message: String(error), stack: "", assertion: false };
  const { name, message, stack = "", difference } = error as Error & { difference?: ThrownError["difference"] };
  return { name, message, stack, difference, assertion: name === "AssertionError" };
}

process.on("message", (job: Job) => void run(job));
say({ kind: "ready" });
