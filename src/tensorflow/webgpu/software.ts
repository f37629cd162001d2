import { existsSync } from "node:fs";
import { dirname } from "node:path";

/** SwiftShader, a Vulkan driver in software, where Chromium brings it along: what the tests of WebGPU run on. */
const DRIVERS = ["/usr/lib/chromium/vk_swiftshader_icd.json", "/opt/google/chrome/vk_swiftshader_icd.json"];

/** An environment in which Dawn finds that driver, where it is installed and no other was named. */
export function withSoftwareDriver(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const driver = DRIVERS.find((path) => existsSync(path));
  if (env.VK_DRIVER_FILES || !driver) return env;
  // Chromium has Vulkan's loader beside it, for machines that have none.
  const libraries = [env.LD_LIBRARY_PATH, dirname(driver)].filter(Boolean).join(":");
  return { ...env, VK_DRIVER_FILES: driver, LD_LIBRARY_PATH: libraries };
}
