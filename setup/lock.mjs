import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";

/** A holder shows that it lives by touching its lock; one that was not touched for so long (ms) is stale. */
const SILENCE = 30_000;
const HEARTBEAT = 5_000;
const POLL = 200;

/**
 * Runs `work` while holding the lock file `path`, which only one process on this machine (or on a shared home) holds.
 * Waits for a live holder, after telling `onWait` its process id; takes over the lock of a holder that died.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} [onWait]
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryLock(path)) {
    const holder = look(path);
    if (!holder) continue;
    if (holder.stale) {
      removeStale(path, holder.text);
    } else {
      if (!told) onWait(holder.pid);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, POLL));
    }
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  }
}

function tryLock(path) {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Who holds the lock, or null when it was released meanwhile. A half-written lock counts as held until it is silent. */
function look(path) {
  try {
    const silent = Date.now() - statSync(path).mtimeMs > SILENCE;
    const text = readFileSync(path, "utf8");
    const { pid, host } = text ? JSON.parse(text) : {};
    return { text, pid, stale: silent || (host === hostname() && !isAlive(pid)) };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Of several processes that see the same stale lock one removes it; a fresh lock caught by mistake is put back. */
function removeStale(path, text) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") !== text) linkSync(aside, path);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The lock is gone only if someone took it for stale; the work is atomic at its end either way.
  }
}
