import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { LIMITS } from "./command.ts";
import { jailCommand, makeJail } from "./jail.ts";
import { PROOFS, prove } from "./proofs.ts";

const folder = mkdtempSync(join(tmpdir(), "tamrin-jail-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

test("the line limits time, memory and processes before the program is confined", () => {
  const line = jailCommand(["x.cjs"], { root: "/r", user: 60_007, limits: LIMITS }).join(" ");
  expect(line).toMatch(
    /^setpriv --pdeathsig=KILL timeout .* prlimit .*--nproc=64 perl \S+confine.pl \d+ 60007 \/r \/bin\/node x\.cjs$/,
  );
});

test("without root there is no jail, and that is said", () => {
  vi.spyOn(process, "getuid").mockReturnValue(1000);
  expect(() => makeJail()).toThrow("only root");
});

const root = process.getuid!() === 0;
const why = root ? "" : " (skipped: root alone can make one)";

/** Runs a program in a jail until it says a line, and hands that line and its process's number to `look`. */
async function inside<T>(
  jail: ReturnType<typeof makeJail>,
  program: string,
  look: (said: string, number: number) => T | Promise<T>,
): Promise<T> {
  const child = jail.start({ args: ["-e", program], folder, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const said = await new Promise<string>((resolve) => {
      child.stdout!.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
      child.stderr!.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    const number = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ")[0]);
    return await look(said, number);
  } finally {
    child.kill("SIGKILL");
  }
}

describe.skipIf(!root)(`in a jail${why}`, () => {
  test.each(PROOFS)("$title.en", async (proof) => {
    expect(await prove(proof, makeJail())).toMatchObject({ holds: true });
  });

  const WAIT = "setTimeout(() => {}, 10_000);";

  test("the kernel counts it as an ordinary user's, without rights, filtered, and unable to get more", async () => {
    const status = await inside(makeJail(), `console.log("up"); ${WAIT}`, (_, number) =>
      Object.fromEntries(
        readFileSync(`/proc/${number}/status`, "utf8")
          .split("\n")
          .map((line) => line.split(/:\s*/) as [string, string]),
      ),
    );
    expect(status).toMatchObject({ CapEff: "0".repeat(16), CapPrm: "0".repeat(16), NoNewPrivs: "1", Seccomp: "2" });
    expect([status.Uid, status.Gid, status.Groups!.trim()]).toEqual([
      ...Array.from({ length: 2 }, () => Array.from({ length: 4 }, () => "60001").join("\t")),
      "60001",
    ]);
  });

  test("it may not signal whoever started it, nor the process that waits for its turn", async () => {
    const jail = makeJail();
    const seen = await inside(jail, `console.log("up"); ${WAIT}`, (_, other) =>
      inside(
        jail,
        `const attempt = (id) => { try { return process.kill(id, "SIGKILL"); } catch (e) { return e.code; } };
         console.log([process.ppid, ${other}].map(attempt).join()); ${WAIT}`,
        (said) => said,
      ),
    );
    expect(seen).toBe("EPERM,EPERM");
  });

  test("it ends with the one that has started it", async () => {
    const jail = makeJail();
    const number = await inside(jail, `console.log("up"); ${WAIT}`, (_, number) => number);
    await vi.waitFor(() => expect(() => process.kill(number, 0)).toThrow("ESRCH"), 5_000);
    expect(number).toBeGreaterThan(1);
  });

  test("where its root folder could not be finished it does not start, and the next one has a whole one", async () => {
    const jail = makeJail();
    const work = mkdtempSync(join(folder, "work-"));
    const start = () => jail.start({ args: ["after.cjs"], folder: work, stdio: ["ignore", "pipe", "inherit"] });
    execFileSync("mkfifo", [join(work, "pipe")]);
    expect(start).toThrow("FIFO");
    rmSync(join(work, "pipe"));
    writeFileSync(join(work, "after.cjs"), "console.log(6 * 7);");
    const [said] = (await once(start().stdout!, "data")) as [Buffer];
    expect(String(said).trim()).toBe("42");
  });
});
