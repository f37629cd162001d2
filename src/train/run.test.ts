import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PNG } from "pngjs";
import { expect, onTestFinished, test } from "vitest";
import type { Job } from "./events.ts";
import { startWorker } from "./start.ts";

// Whole runs in processes of their own, on wasm: it is there on every machine, and trains ten times as fast as cpu.

const root = join(import.meta.dirname, "../..");

interface Event {
  event: string;
  path?: string;
  step?: number;
  resumedAt?: number;
  metrics?: Record<string, number>;
  files?: string[];
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "tamrin-train-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** Runs `tamrin train xo --json` with more arguments; `watch` sees every line and may send signals. */
async function tamrin(out: string, args: string[], watch: (event: Event, pid: number) => void = () => {}) {
  const command = ["bin/tamrin.mjs", "train", "xo", "--json", "--lang", "en", "--out", out, ...args];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const lines: Event[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event = JSON.parse(line) as Event;
    lines.push(event);
    watch(event, child.pid!);
  });
  let stderr = "";
  child.stderr.on("data", (text) => (stderr += text));
  const status = await new Promise((resolve) => child.on("close", resolve));
  return { status, lines, last: lines.at(-1)!, stderr };
}

const WASM = ["--backend", "wasm"];
const TWO = [...WASM, "--epochs", "2"];
const checkpointIn = (out: string) => readFile(join(out, "last.ckpt"), "latin1");

/** The run that the others are compared with. */
let whole:
  Promise<{ out: string; run: Awaited<ReturnType<typeof tamrin>>; checkpoint: string; png: Buffer }> | undefined;
async function wholeRun() {
  whole ??= (async () => {
    const out = await mkdtemp(join(tmpdir(), "tamrin-train-"));
    try {
      const run = await tamrin(out, TWO);
      return { out, run, checkpoint: await checkpointIn(out), png: await readFile(join(out, "network.png")) };
    } finally {
      await rm(out, { recursive: true });
    }
  })();
  return whole;
}

test("two epochs tell nearly all held-out letters apart", { timeout: 60_000 }, async () => {
  const { run } = await wholeRun();
  expect(run.status).toBe(0);
  expect(run.last.metrics!.heldOutAccuracy).toBeGreaterThan(0.99);
});

test("every line is an event: the start, steps, epochs, files, the end; and nothing on stderr", async () => {
  const { run, out } = await wholeRun();
  const kinds = run.lines.map(({ event }) => event).filter((event, i, all) => event !== all[i - 1]);
  const epoch = ["step", "epoch", "file"];
  expect(kinds).toEqual(["start", "ready", ...epoch, ...epoch, "image", "done"]);
  expect(run.lines[0]).toMatchObject({ recipe: "xo", backend: "wasm", seed: 1, steps: 250, resumedAt: 0 });
  const names = ["metrics.jsonl", "best.ckpt", "last.ckpt", "curves.png", "network.png"];
  expect(run.last.files).toEqual(names.map((name) => join(out, name)));
  expect(run.stderr).toBe("");
});

test("the picture shows letters, filters and maps at its full size", async () => {
  const { png } = await wholeRun();
  const { width, height, data } = PNG.sync.read(png);
  expect([width, height]).toEqual([1484, 548]);
  expect(new Set(new Uint32Array(new Uint8Array(data).buffer)).size).toBeGreaterThan(100);
});

test("asked to stop, it saves, says so, and the resumed run ends in the same bits", { timeout: 60_000 }, async () => {
  const out = await folder();
  let asked = false;
  const stopped = await tamrin(out, TWO, ({ event }, pid) => {
    if (event === "step" && !asked) asked = process.kill(pid, "SIGINT");
  });
  expect(stopped).toMatchObject({ status: 1, last: { event: "stopped", steps: 250 } });
  const rest = await tamrin(out, [...WASM, "--resume"]);
  expect(rest.lines[0]!.resumedAt).toBe(stopped.last.step);
  const { run, checkpoint, png } = await wholeRun();
  expect(rest.last.metrics).toEqual(run.last.metrics);
  expect(await checkpointIn(out)).toBe(checkpoint);
  expect(await readFile(join(out, "network.png"))).toEqual(png);
});

test("killed without warning, it goes on from its last checkpoint to the same bits", { timeout: 60_000 }, async () => {
  const out = await folder();
  const job: Job = {
    root,
    recipe: "xo",
    backend: "wasm",
    tree: "solutions",
    out,
    data: null,
    seed: 1,
    epochs: 2,
    patience: null,
    resume: false,
    lang: "en",
  };
  const worker = startWorker(job);
  worker.on("message", ({ event, step }: Event) => event === "step" && step! > 130 && worker.kill("SIGKILL"));
  await new Promise((resolve) => worker.on("exit", resolve));
  const rest = await tamrin(out, [...WASM, "--resume"]);
  expect(rest.lines[0]!.resumedAt).toBe(125);
  expect(await checkpointIn(out)).toBe((await wholeRun()).checkpoint);
});

test("what cannot be resumed, found or written is told in one line", { timeout: 60_000 }, async () => {
  const out = await folder();
  expect((await tamrin(out, [...WASM, "--resume"])).lines).toEqual([
    { problem: expect.stringContaining("nothing to resume") },
  ]);
  await writeFile(join(out, "last.ckpt"), "no checkpoint");
  const corrupt = await tamrin(out, [...WASM, "--resume"]);
  expect(corrupt).toMatchObject({ status: 2, lines: [{ problem: expect.stringContaining("no whole checkpoint") }] });
  const unwritable = await tamrin(join(out, "last.ckpt"), WASM);
  expect(unwritable).toMatchObject({ status: 2, lines: [{ problem: expect.stringMatching(/cannot write .*--out/) }] });
});
