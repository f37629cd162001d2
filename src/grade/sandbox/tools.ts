import { which } from "../../doctor/checks/which.ts";

/** The programs that the sandbox is made of: bubblewrap, util-linux and coreutils. */
export const TOOLS = ["bwrap", "prlimit", "setpriv", "timeout"];

/** Those that this machine lacks. */
export function missingTools(env: NodeJS.ProcessEnv): string[] {
  return TOOLS.filter((name) => !which(name, env));
}
