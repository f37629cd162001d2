import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Text } from "../../text/lang.ts";
import type { Cage } from "./cage.ts";
import type { Limits } from "./command.ts";

/** How a program in the sandbox ended. */
interface End {
  /** What it printed, at most a few thousand characters. */
  output: string;
  killed: boolean;
  milliseconds: number;
}

/** One claim about the sandbox, with a program that would succeed where it is false. */
interface Proof {
  name: string;
  title: Text;
  /** CommonJS. It is bounded itself, so that a missing limit does no harm. */
  program: string;
  limits?: Partial<Limits>;
  holds(end: End): boolean;
}

/** What became of a proof on this machine. */
export interface Proven {
  name: string;
  title: Text;
  holds: boolean;
  /** What the program printed, or what ended it. */
  seen: string;
}

const prints =
  (...wanted: string[]) =>
  (end: End) =>
    wanted.includes(end.output.trim());
const isKilled = (within: number) => (end: End) => end.killed && end.milliseconds < within;

/** The code of the error that an attempt meets. */
const attempt = "const attempt = (f) => { try { return String(f()); } catch (e) { return e.code ?? e.message; } };";
const fs = `const fs = require("node:fs"); ${attempt}`;

export const PROOFS: Proof[] = [
  {
    name: "network",
    title: { en: "no network", fa: "شبکه بسته است" },
    program: `require("node:net").connect(53, "127.0.0.1").on("error", (e) => console.log(e.code))
      .on("connect", () => console.log("connected"));`,
    holds: prints("EPERM"),
  },
  {
    name: "reading",
    title: { en: "no files but its own", fa: "جز فایل‌های خودش چیزی نمی‌بیند" },
    program: `${fs} const paths = ["/etc/passwd", "/home", "/root", "/var", ${JSON.stringify(import.meta.dirname)}];
      console.log([...new Set(paths.map((path) => attempt(() => fs.statSync(path))))].join());`,
    holds: prints("ENOENT"),
  },
  {
    name: "writing",
    title: { en: "nothing can be written", fa: "هیچ‌جا چیزی نمی‌نویسد" },
    program: `${fs} const paths = ["/work/x", "/bin/x", "/lib/x", "/x", "/tmp/x", "/dev/shm/x", "/dev/x"];
      console.log([...new Set(paths.map((path) => attempt(() => fs.writeFileSync(path, "x"))))].join());`,
    // In a jail the folders are root's, and those of the kernel are not there.
    holds: prints("EROFS", "EACCES,ENOENT"),
  },
  {
    name: "processes",
    title: { en: "no further processes", fa: "پردازهٔ تازه نمی‌سازد" },
    program: `const { spawnSync } = require("node:child_process");
      console.log(spawnSync("/bin/node", ["--version"]).error?.code ?? "started");`,
    holds: prints("EPERM"),
  },
  {
    name: "neighbours",
    title: { en: "it sees no process but itself", fa: "جز خودش پردازه‌ای نمی‌بیند" },
    program: `${fs} console.log(attempt(() => fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).length));`,
    holds: prints("1", "ENOENT"),
  },
  {
    name: "rights",
    title: { en: "no rights, and no way to get some", fa: "هیچ دسترسی ویژه‌ای ندارد و به دست نمی‌آورد" },
    program: `${fs} const status = attempt(() => fs.readFileSync("/proc/self/status", "utf8"));
      const line = (name) => new RegExp("^" + name + ":\\\\s*(\\\\S+)", "m").exec(status)[1];
      const rights = () => ["CapEff", "CapBnd", "NoNewPrivs", "Seccomp"].map((name) => +line(name)).join();
      console.log(status === "ENOENT" ? status : rights(), attempt(() => process.setuid(0)) === "undefined");`,
    holds: prints("0,0,1,2 false", "ENOENT false"),
  },
  {
    name: "environment",
    title: { en: "none of the grader's variables", fa: "متغیرهای محیطی نمره‌دهنده را نمی‌بیند" },
    program: `console.log(Object.keys(process.env).sort().join());`,
    holds: prints("HOME,PATH,PWD,TMPDIR"),
  },
  {
    name: "memory",
    title: { en: "memory ends at its limit", fa: "حافظه در حد خود پایان می‌یابد" },
    program: `${attempt} const held = []; let why = "";
      while (held.length < 64 && !why) why = attempt(() => (held.push(Buffer.alloc(2 ** 25, 1)), ""));
      console.log(held.length < 16 ? "refused" : held.length * 32 + " MiB");`,
    limits: { memory: 512 * 2 ** 20 },
    holds: prints("refused"),
  },
  {
    name: "processor time",
    title: { en: "a loop without an end is ended", fa: "حلقهٔ بی‌پایان پایان داده می‌شود" },
    program: "const until = Date.now() + 20_000; while (Date.now() < until);",
    limits: { cpu: 1 },
    holds: isKilled(10_000),
  },
  {
    name: "time",
    title: { en: "waiting without an end is ended", fa: "انتظار بی‌پایان پایان داده می‌شود" },
    program: "setTimeout(() => console.log('waited'), 20_000);",
    limits: { wall: 1 },
    holds: isKilled(10_000),
  },
];

/** Tries one claim on this machine. `slot`: which of those that are tried side by side it is, from 0. */
export async function prove(proof: Proof, cage: Cage, slot = 0): Promise<Proven> {
  const end = await run(proof, cage, slot);
  const seen = end.killed ? `killed after ${Math.round(end.milliseconds)} ms` : end.output.trim();
  return { name: proof.name, title: proof.title, holds: proof.holds(end), seen };
}

const MOST_OUTPUT = 2_000;

/** The status of a process whose own was ended by SIGKILL. */
const KILLED = 128 + 9;

function run({ program, limits }: Proof, cage: Cage, slot: number): Promise<End> {
  const folder = mkdtempSync(join(tmpdir(), "tamrin-proof-"));
  // Another user runs it where root grades.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "proof.cjs"), program);
  const began = performance.now();
  const child = cage.start({ args: ["proof.cjs"], folder, limits, slot, stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve) => {
    let output = "";
    const hear = (chunk: Buffer) => (output += chunk.toString().slice(0, MOST_OUTPUT - output.length));
    child.stdout!.on("data", hear);
    child.stderr!.on("data", hear);
    child.on("error", (error) => hear(Buffer.from(error.message)));
    child.on("close", (code, signal) => {
      rmSync(folder, { recursive: true });
      // The programs in between hand the signal on as a number.
      resolve({ output, killed: signal === "SIGKILL" || code === KILLED, milliseconds: performance.now() - began });
    });
  });
}
