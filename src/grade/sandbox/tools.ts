import { which } from "../../doctor/checks/which.ts";
import type { Text } from "../../text/lang.ts";

/** The programs that the sandbox is made of: bubblewrap, util-linux and coreutils. */
export const TOOLS = ["bwrap", "prlimit", "setpriv", "timeout"];

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { darwin: "macOS", win32: "Windows" };

/** Those that this machine lacks. */
export function missingTools(env: NodeJS.ProcessEnv): string[] {
  return TOOLS.filter((name) => !which(name, env));
}

/** What a sandbox needs and this machine has not; null where it has all. */
export function lacking(env: NodeJS.ProcessEnv, platform = process.platform): Text | null {
  if (platform !== "linux") {
    const system = SYSTEMS[platform] ?? platform;
    return {
      en: `strangers' work is run on Linux only (bubblewrap), and this is ${system}`,
      fa: `کد دیگران تنها روی لینوکس اجرا می‌شود (bubblewrap) و اینجا ${system} است`,
    };
  }
  const missing = missingTools(env);
  if (missing.length === 0) return null;
  return { en: `${missing.join(", ")} not installed`, fa: `${missing.join("، ")} نصب نیست` };
}
