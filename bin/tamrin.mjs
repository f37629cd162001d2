#!/usr/bin/env node
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { setUp } from "../setup/setup.mjs";

// A reader that closed its end (`| head`) has all it wanted.
process.stdout.on("error", () => {});

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (await setUp(root)) {
  const { register } = await import("tsx/esm/api");
  register();
  const { main } = await import("../src/cli/main.ts");
  process.exitCode = await main(process.argv.slice(2), root);
} else {
  process.exitCode = 2;
}
