import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Keeps this process and all that it starts on one core, the `slot`th of those that it may use, in turn. It and the
 * process that holds the lessons never work at the same time; on two cores each call would wake the other core first.
 * Without Linux's `taskset` everything stays as it is.
 */
export function pin(slot: number): void {
  const cores = ownCores();
  if (cores.length > 1) spawnSync("taskset", ["-acp", String(cores[slot % cores.length]), String(process.pid)]);
}

/** The numbers of the cores that this process may use. */
function ownCores(): number[] {
  const status = readFileSync("/proc/self/status", "utf8");
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? "";
  return list.split(",").flatMap((range) => {
    const [first, last = first] = range.split("-").map(Number) as [number, number?];
    return Array.from({ length: last! - first + 1 }, (_, i) => first + i);
  });
}
