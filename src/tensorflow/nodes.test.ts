import { delimiter, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { isNativeInPlace } from "./install/install.ts";
import { leanEnv, runProgram } from "./install/spawn.ts";

/** Node binaries to try, as a path list: TAMRIN_NODES=/a/node22:/b/node24. */
const nodes = (process.env.TAMRIN_NODES ?? "").split(delimiter).filter(Boolean);
const root = resolve(import.meta.dirname, "../..");
const run = (node: string, args: string[]) => runProgram(node, args, { cwd: root, env: leanEnv(), timeout: 60_000 });

test.skipIf(nodes.length > 0)("other versions of Node are tried where TAMRIN_NODES names them", (context) => {
  context.skip("TAMRIN_NODES is not set");
});

describe.each(nodes)("%s", (node) => {
  test.skipIf(!isNativeInPlace(root))("loads the one binding and trains with it", { timeout: 60_000 }, async () => {
    const { status, out, err } = await run(node, ["--import", "tsx", join(import.meta.dirname, "nodes-child.ts")]);
    expect(err.replace(/^.*(absl::InitializeLog|port\.cc).*\n/gm, "")).toBe("");
    expect(status).toBe(0);
    const { backend, losses } = JSON.parse(out) as { backend: string; losses: number[] };
    expect(backend).toBe("tensorflow");
    expect(losses[0]).toBeCloseTo(35 / 3, 4);
    expect(losses[4]).toBeLessThan(losses[0]!);
  });

  test("prints the help", { timeout: 60_000 }, async () => {
    const { status, out } = await run(node, ["bin/tamrin.mjs", "--help"]);
    expect(status).toBe(0);
    expect(out).toMatch(/doctor/);
  });

  test("examines the machine as one JSON document", { timeout: 60_000 }, async () => {
    const { out } = await run(node, ["bin/tamrin.mjs", "doctor", "--json"]);
    const { checks } = JSON.parse(out) as { checks: { name: string; ok: boolean; detail: string }[] };
    expect(checks.find(({ name }) => name === "node")).toMatchObject({ ok: true });
    const trains = checks.find(({ name }) => name === "tensorflow")!;
    expect(trains.ok).toBe(isNativeInPlace(root));
  });
});
