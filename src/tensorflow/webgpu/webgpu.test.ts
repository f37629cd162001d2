import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { leanEnv, runProgram } from "../install/spawn.ts";
import { findAdapter, nameOf, type Adapter } from "./dawn.ts";
import { probeAdapter } from "./probe.ts";
import { withSoftwareDriver } from "./software.ts";
import * as words from "./words.ts";

const root = resolve(import.meta.dirname, "../../..");
const env = withSoftwareDriver(process.env);
const found = await probeAdapter(root, env);
const skipped = "why" in found ? ` (skipped: ${found.why.en})` : "";

/** Largest difference from cpu, relative to the largest number: loss and weights after one step. */
const TOLERANCE = 1e-6;

describe.skipIf(skipped)(`on an adapter${skipped}`, () => {
  test("one step of each kind of network ends as on cpu, and so does the process", { timeout: 180_000 }, async () => {
    const child = join(import.meta.dirname, "steps-child.ts");
    const options = { cwd: root, env: leanEnv(env), timeout: 170_000 };
    const { status, signal, out } = await runProgram(process.execPath, ["--import", "tsx", child], options);
    expect({ status, signal }).toEqual({ status: 0, signal: null });
    const { device, backend, errors, refused } = JSON.parse(out.trim().split("\n").at(-1)!) as {
      device: string;
      backend: string;
      errors: Record<string, number>;
      refused: string;
    };
    expect(backend).toBe("webgpu");
    expect(device).toBe("name" in found && found.name);
    expect(Object.keys(errors)).toEqual(["transposed", "convolutional", "variational", "recurrent"]);
    expect(errors.transposed).toBe(0);
    expect(Math.max(...Object.values(errors))).toBeLessThan(TOLERANCE);
    expect(refused).toMatch(/read with `await data\(\)`/);
  });
});

test("without the optional package, one line says so and names the next step", async () => {
  const bare = mkdtempSync(join(tmpdir(), "tamrin-webgpu-"));
  writeFileSync(join(bare, "package.json"), "{}");
  await expect(findAdapter(bare)).rejects.toThrow(
    /needs the optional package webgpu.*run npm ci, or leave --backend out/,
  );
  rmSync(bare, { recursive: true });
});

test.skipIf(process.platform !== "linux")("without a driver, one line says which one to install", async () => {
  const none = await probeAdapter(root, { ...process.env, VK_DRIVER_FILES: "/nowhere.json", LD_LIBRARY_PATH: "" });
  expect([words.noAdapter(true), words.noVulkan()]).toContainEqual((none as { why: unknown }).why);
});

test("a card is named by its name, a program that stands for one by what it is", () => {
  const info = { vendor: "nvidia", architecture: "ampere", device: "NVIDIA RTX 4000", description: "550.54" };
  const adapter = (part: object) => ({ info: { ...info, isFallbackAdapter: false, ...part } }) as Adapter;
  expect(nameOf(adapter({}))).toBe("NVIDIA RTX 4000");
  expect(nameOf(adapter({ device: "", description: "" }))).toBe("nvidia ampere");
  expect(nameOf(adapter({ description: "SwiftShader", isFallbackAdapter: true }))).toBe("SwiftShader, in software");
});
