import { join } from "node:path";
import { bundleGradients } from "./gradients.mjs";
import { withLock } from "./lock.mjs";
import { explain, findNpm, npmCi } from "./npm.mjs";
import { installedByHand, isInStep, lockHash, writeStamp } from "./stamp.mjs";
import { say } from "./words.mjs";

const REFUSALS = { EACCES: "permission", EPERM: "permission", EROFS: "permission", ENOSPC: "diskFull" };

/** Installs the packages under a lock, so that two commands started at once do it once. Never throws. */
export async function bringPackages(root, lang, tell) {
  try {
    const work = () => install(root, lang, tell);
    return await withLock(join(root, ".tamrin", "setup.lock"), work, (pid) => tell("waiting", { pid }));
  } catch (error) {
    tell(REFUSALS[error.code] ?? "failed", { path: error.path ?? root, reason: error.message });
    return false;
  }
}

async function install(root, lang, tell) {
  const hash = lockHash(root);
  if (isInStep(root, hash)) return true;
  if (!installedByHand(root)) {
    const npm = findNpm(process.env);
    if (!npm) {
      tell("noNpm");
      return false;
    }
    const { status, said, seconds } = await withClock(lang, tell, () => npmCi(npm, root, process.env));
    if (status !== 0) {
      const { cause, reason } = explain(said);
      tell(cause, { path: root, reason });
      return false;
    }
    tell("done", { seconds });
  }
  await bundleGradients(root);
  writeStamp(root, hash);
  return true;
}

/** Says that the work has begun and, on a terminal, how long it has been going on. */
async function withClock(lang, tell, work) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  if (!process.stderr.isTTY) {
    tell("start");
    return { ...(await work()), seconds: seconds() };
  }
  const draw = () => process.stderr.write(`\r${say(lang, "working", { seconds: seconds() })}`);
  draw();
  const clock = setInterval(draw, 1000);
  try {
    return { ...(await work()), seconds: seconds() };
  } finally {
    clearInterval(clock);
    process.stderr.write("\r\x1b[K");
  }
}
