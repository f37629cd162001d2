import { createRequire } from "node:module";
import { join } from "node:path";
import type { DataId } from "@tensorflow/tfjs-core";
import { tf } from "../../../kit/tf.ts";
import { Problem } from "../../text/problem.ts";
import { findAdapter, nameOf, type Adapter, type Device, type Gpu } from "./dawn.ts";
import { repairTranspose } from "./transpose.ts";
import * as words from "./words.ts";

type Package = typeof import("@tensorflow/tfjs-backend-webgpu");

/** Registers the backend `webgpu` on the machine's strongest adapter and selects it. Throws a Problem where there is none. */
export async function startWebgpu(root: string): Promise<{ device: string; version: string }> {
  const { gpu, adapter, globals } = await findAdapter(root);
  const load = createRequire(join(root, "package.json"));
  // Before there is a `navigator.gpu`, so that the package registers its kernels and no backend of its own.
  const { WebGPUBackend } = load("@tensorflow/tfjs-backend-webgpu") as Package;
  Object.assign(globalThis, globals);
  offer(gpu);
  // Without this a device has the limits of a phone.
  const device = await adapter.requestDevice({ requiredLimits: allOf(adapter.limits) });
  tf.registerBackend("webgpu", () => checkedBackend(WebGPUBackend, device, adapter));
  repairTranspose(tf);
  if (!(await tf.setBackend("webgpu"))) throw new Error("the backend webgpu did not start");
  // A driver that is torn down with work in flight may take the process with it.
  process.once("beforeExit", () => device.destroy());
  const { version } = load("@tensorflow/tfjs-backend-webgpu/package.json") as { version: string };
  return { device: nameOf(adapter), version };
}

/** Where tfjs looks for WebGPU: Node 20 has no `navigator`, later ones have one without `gpu`. */
function offer(gpu: Gpu): void {
  const scope = globalThis as { navigator?: object };
  const navigator = scope.navigator ?? {};
  Object.defineProperty(navigator, "gpu", { value: gpu, configurable: true });
  Object.defineProperty(scope, "navigator", { value: navigator, configurable: true, writable: true });
}

/** The limits live on the prototype: no spread would copy them. */
function allOf(limits: Record<string, number>): Record<string, number> {
  const copy: Record<string, number> = {};
  for (const name in limits) copy[name] = limits[name]!;
  return copy;
}

/** The package's backend, which goes on with garbage when the GPU refuses a shader: reading the result throws here. */
function checkedBackend(WebGPUBackend: Package["WebGPUBackend"], device: Device, { info }: Adapter) {
  let fault: string | null = null;
  device.addEventListener("uncapturederror", ({ error }) => (fault ??= error.message.split("\n")[0]!));
  class CheckedBackend extends WebGPUBackend {
    override async read(dataId: DataId) {
      const values = await super.read(dataId);
      if (fault) throw new Problem(words.fault(fault));
      return values;
    }
    override readSync(dataId: DataId) {
      const { values } = this.tensorMap.get(dataId);
      if (values) return values;
      throw new TypeError(
        "on the backend webgpu a tensor is read with `await data()`; dataSync and arraySync cannot wait",
      );
    }
  }
  return new CheckedBackend(device as never, info as never);
}
