import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";

/** How to start npm: the one that runs us, the one beside node, or the first on the path; null when there is none. */
export function findNpm(env, node = process.execPath) {
  const running = env.npm_execpath;
  if (running && basename(running).startsWith("npm-cli") && existsSync(running)) return [node, running];
  const bin = dirname(node);
  const scripts = [join(bin, "../lib/node_modules/npm/bin/npm-cli.js"), join(bin, "node_modules/npm/bin/npm-cli.js")];
  const script = scripts.find((path) => existsSync(path));
  if (script) return [node, script];
  const folder = (env.PATH ?? "").split(delimiter).find((dir) => dir && existsSync(join(dir, "npm")));
  return folder ? [join(folder, "npm")] : null;
}

/** Runs `npm ci` in `root`: resolves with its exit status and all that it said on stderr. */
export function npmCi([command, ...args], root, env) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args, "ci", "--loglevel=error", "--no-progress"], {
      cwd: root,
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (part) => (said += part));
    child.on("error", (error) => resolve({ status: 1, said: `npm error code ${error.code}` }));
    child.on("close", (status) => resolve({ status: status ?? 1, said }));
  });
}

const CAUSES = [
  ["network", /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/],
  ["permission", /\b(EACCES|EPERM|EROFS)\b/],
  ["diskFull", /\bENOSPC\b/],
];

/** The cause of a failed `npm ci` as the name of a sentence, with npm's first own line as the reason. */
export function explain(said) {
  const lines = said.split("\n").map((line) => line.replace(/^npm (error|ERR!) ?/, "").trim());
  const cause = CAUSES.find(([, pattern]) => pattern.test(said))?.[0] ?? "failed";
  const reason = lines.find((line) => line && !/^(code|errno|syscall|path|A complete log)\b/.test(line));
  return { cause, reason: (reason ?? "it gave no reason").replace(/\.$/, "") };
}
