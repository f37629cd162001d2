import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Problem } from "../../text/problem.ts";
import * as words from "./words.ts";

/** What the npm package `webgpu` (Dawn, the WebGPU of Chromium) gives, as far as it is used here. */
export interface Gpu {
  requestAdapter(options: { powerPreference: "high-performance" }): Promise<Adapter | null>;
}

/** A graphics card, or a program that stands for one. */
export interface Adapter {
  readonly info: {
    vendor: string;
    architecture: string;
    device: string;
    description: string;
    isFallbackAdapter: boolean;
  };
  readonly limits: Record<string, number>;
  requestDevice(wish: { requiredLimits: Record<string, number> }): Promise<Device>;
}

export interface Device {
  addEventListener(name: "uncapturederror", listen: (event: { error: { message: string } }) => void): void;
  destroy(): void;
}

interface Dawn {
  create(options: string[]): Gpu;
  /** What a browser has as globals: GPUBufferUsage and the like. */
  globals: object;
}

/** Loads Dawn into this process and finds the strongest adapter. Throws a Problem where one of both is not there. */
export async function findAdapter(root: string): Promise<{ gpu: Gpu; adapter: Adapter; globals: object }> {
  const { create, globals } = await loadDawn(root);
  const linux = process.platform === "linux";
  if (linux && !hasVulkan()) throw new Problem(words.noVulkan());
  // Asked for anything, Dawn tries OpenGL too, and complains where no screen is attached.
  const gpu = create(linux ? ["backend=vulkan"] : []);
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new Problem(words.noAdapter(linux));
  return { gpu, adapter, globals };
}

async function loadDawn(root: string): Promise<Dawn> {
  const { resolve } = createRequire(join(root, "package.json"));
  try {
    return (await import(pathToFileURL(resolve("webgpu")).href)) as Dawn;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Problem(code === "MODULE_NOT_FOUND" ? words.noPackage() : words.noDawn(message.split("\n")[0]!));
  }
}

/** Whether the loader of Vulkan's drivers is installed: it is no Node add-on, and that is all that is wrong with it. */
function hasVulkan(): boolean {
  try {
    process.dlopen({ exports: {} }, "libvulkan.so.1");
    return true;
  } catch (error) {
    return !String(error).includes("cannot open shared object file");
  }
}

/** The adapter's name for people. */
export function nameOf({ info }: Adapter): string {
  const name = info.device || info.description || `${info.vendor} ${info.architecture}`.trim() || "GPU";
  return info.isFallbackAdapter ? `${info.description || name}, in software` : name;
}
