import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isNativeInPlace } from "../tensorflow/install/install.ts";
import type { End, Job, Progress } from "./events.ts";
import { startWorker } from "./start.ts";

// Whole runs on native TensorFlow, where a step is a graph.

const root = resolve(import.meta.dirname, "../..");
const native = isNativeInPlace(root);
const skipped = native ? "" : " (skipped: native TensorFlow is not set up)";

/** Runs a job; `killAfter` ends its process without warning once it has told that step. */
async function run(job: Job, killAfter = Infinity): Promise<(Progress | End)[]> {
  const worker = startWorker(job);
  const told: (Progress | End)[] = [];
  worker.on("message", (event: Progress | End) => {
    told.push(event);
    if (event.event === "step" && event.step >= killAfter) worker.kill("SIGKILL");
  });
  await new Promise((end) => worker.on("exit", end));
  return told;
}

async function jobIn(): Promise<Job> {
  const out = await mkdtemp(join(tmpdir(), "tamrin-native-"));
  onTestFinished(() => rm(out, { recursive: true }));
  const asked = { seed: 1, epochs: 2, patience: null, data: null, resume: false, lang: "en" as const };
  return { root, recipe: "xo", backend: "tensorflow", tree: "solutions", out, ...asked };
}

test.skipIf(!native)(
  `killed and resumed, compiled steps end in the same bits as without${skipped}`,
  { timeout: 120_000 },
  async () => {
    const [whole, cut] = [await jobIn(), await jobIn()];
    const told = await run(whole);
    expect(told.find(({ event }) => event === "ready")).toEqual({ event: "ready", eager: null });
    await run(cut, 130);
    const rest = await run({ ...cut, resume: true });
    expect(rest[0]).toMatchObject({ event: "start", resumedAt: 125 });
    const same = (name: string) =>
      Promise.all([whole, cut].map(({ out }) => readFile(join(out, name)))).then(([a, b]) => expect(b).toEqual(a));
    await same("last.ckpt");
    await same("network.png");

    // The journal holds every step once, as if nothing had happened; only the clock differs.
    const journals = await Promise.all([whole, cut].map(({ out }) => readFile(join(out, "metrics.jsonl"), "utf8")));
    const [first, second] = journals.map((text) =>
      text
        .trim()
        .split("\n")
        .map((line) => withoutClock(line)),
    );
    expect(second).toEqual(first);

    const [written] = await readdir(join(whole.out, "tensorboard"));
    const events = await readFile(join(whole.out, "tensorboard", written!), "latin1");
    for (const tag of ["step/loss", "epoch/heldOutAccuracy"]) expect(events).toContain(tag);
  },
);

function withoutClock(line: string): object {
  const { stepsPerSecond: _, secondsLeft: __, ...rest } = JSON.parse(line) as Record<string, unknown>;
  return rest;
}
