import { resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { tf } from "../../kit/tf.ts";
import { useBackend } from "./backend.ts";
import { type FakeMachine, makeFakeMachine } from "./install/fake-machine.ts";
import { isNativeInPlace } from "./install/install.ts";

const root = resolve(import.meta.dirname, "../..");
let bare: FakeMachine | undefined;
afterEach(() => bare?.remove());

/** A clone without native TensorFlow, with the other backends. */
function bareClone(): string {
  bare = makeFakeMachine({ backends: true });
  return bare.root;
}

const slope = () =>
  tf
    .grad((x) => x.mul(x).sum())(tf.tensor1d([1, -2]))
    .arraySync();

test("takes WebAssembly where native TensorFlow is not set up, and names the command that sets it up", async () => {
  const backend = await useBackend("auto", { root: bareClone() });
  expect(backend).toMatchObject({ name: "wasm", version: "4.22.0", better: "tamrin doctor --fix" });
  expect(backend.why.en).toBe("native TensorFlow is not set up");
  expect(tf.getBackend()).toBe("wasm");
  expect(slope()).toEqual([2, -4]);
});

test("refuses the native backend where it is not set up, with the next step", async () => {
  await expect(useBackend("tensorflow", { root: bareClone() })).rejects.toThrow(
    "native TensorFlow is not set up; run tamrin doctor --fix, or leave --backend out",
  );
});

test("takes the backend that is asked for", async () => {
  expect(await useBackend("cpu", { root })).toMatchObject({ name: "cpu", why: { en: "asked for with --backend" } });
  expect(tf.getBackend()).toBe("cpu");
  expect(slope()).toEqual([2, -4]);
});

test.skipIf(!isNativeInPlace(root))(
  "takes native TensorFlow where it is set up, on the instance of the kit",
  async () => {
    const backend = await useBackend("auto", { root });
    expect(backend).toMatchObject({ name: "tensorflow", why: { en: expect.stringMatching(/is set up$/) } });
    expect(backend.version).toMatch(/^2\.\d+/);
    expect(tf.getBackend()).toBe("tensorflow");
    expect(slope()).toEqual([2, -4]);
  },
);
