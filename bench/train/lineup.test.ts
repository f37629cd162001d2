import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { isNativeInPlace } from "../../src/tensorflow/install/install.ts";
import { Gone, startCompetitor } from "./competitor.ts";
import { lineup } from "./lineup.ts";

const root = resolve(import.meta.dirname, "../..");
const tiny = { name: "small-cnn", batch: 4, steps: 10, examples: 32 };

test.skipIf(!isNativeInPlace(root)).each(["ours", "layers"] as const)(
  "%s takes steps and epochs, in any order",
  async (name) => {
    const competitor = lineup(root, "python3")(name, tiny);
    try {
      expect(await competitor.ask(null)).toMatchObject({ ready: { versions: { node: process.versions.node } } });
      expect(await competitor.ask("steps 20")).toMatchObject({ steps: [expect.any(Number), expect.any(Number)] });
      for (let epoch = 1; epoch <= 2; epoch++) {
        expect(await competitor.ask("epoch")).toMatchObject({ epoch: expect.any(Number) });
      }
      expect(await competitor.ask("steps 10")).toMatchObject({ steps: [expect.any(Number)] });
      expect(await competitor.ask("quit").catch((error: unknown) => error)).toBeInstanceOf(Gone);
    } finally {
      competitor.stop();
    }
  },
);

const hasPython = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!hasPython).each(["keras", "torch"] as const)(
  "%s names the package that its Python lacks",
  async (name) => {
    // -S: Python without what pip has installed.
    const peer = startCompetitor("python3", ["-S", `${root}/bench/peers/${name}_peer.py`], {
      ...process.env,
      PYTHONPATH: "",
    });
    expect(await peer.ask(null)).toEqual({ missing: { keras: "tensorflow", torch: "torch" }[name] });
  },
);
