/** The program of a child process: loads the test tools once, then runs the scripts that its parent sends. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { collectAndRun, vitest, type Results } from "./runner.ts";
import type { Job, Message } from "./protocol.ts";
import { lastCall, record } from "./record.ts";
import { thrown } from "./thrown.ts";

/** Arguments: the project's root, the rehearsal's file, the packages to load. */
const [root, rehearsal, ...packages] = process.argv.slice(2) as [string, string, ...string[]];

const require = createRequire(`${root}/package.json`);
for (const name of packages) require(name);
await run({ code: readFileSync(rehearsal, "utf8"), filename: rehearsal, url: "" }, () => {});

const say = (message: Message) => process.send!(message);

process.on("message", async (job: Job) => {
  const results = await run(job, (name) => say({ kind: "test", name }));
  say("error" in results ? { kind: "broken", error: results.error } : { kind: "done", tests: results.tests });
});

function run({ code, filename, url }: Job, starts: (test: string) => void): Promise<Results> {
  const module = { exports: {} };
  return collectAndRun({
    load: () => compile(code, filename)(requireFor, module, module.exports, url, record),
    starts,
    lastCall,
    thrown,
  });
}

/** The script's own `require`: vitest is our runner, everything else what npm installed. */
function requireFor(name: string): unknown {
  return name === "vitest" ? vitest : require(name);
}

type Script = (require: unknown, module: object, exports: object, url: string, record: unknown) => void;

function compile(code: string, filename: string): Script {
  return compileFunction(code, ["require", "module", "exports", "__url", "__record"], { filename }) as Script;
}
