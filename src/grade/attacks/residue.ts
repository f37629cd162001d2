import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { HOST } from "../host/program.ts";
import { mirrors } from "../../course/mirrors.ts";
import { MARK, TARGET } from "./targets.ts";

interface Process {
  id: number;
  parent: number;
  user: number;
  line: string;
}

/** Every process that can be seen, without those that have ended and wait to be noticed. */
function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, "utf8");
        const field = (key: string) => new RegExp(`^${key}:\\s*(\\S+)`, "m").exec(status)?.[1] ?? "";
        if (field("State") === "Z") return [];
        const line = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim();
        return [{ id: Number(name), parent: Number(field("PPid")), user: Number(field("Uid")), line }];
      } catch {
        // It ended while it was looked at.
        return [];
      }
    });
}

function below(parent: number, all: Process[]): Process[] {
  return all.filter((process) => process.parent === parent).flatMap((child) => [child, ...below(child.id, all)]);
}

/** The number of the process among this one's descendants that grades. */
export function workerOf(id: number): number | undefined {
  return below(id, processes()).find(({ line }) => line.includes("grade/worker/main.ts"))?.id;
}

/**
 * Command lines of what belongs to submissions and has no right to live: processes of the sandbox's users that the worker
 * no longer knows, and all it knows but the one that waits for the next submission.
 */
export function strangers(worker: number, users: number[]): string[] {
  const all = processes();
  const known = new Set(below(worker, all).map(({ id }) => id));
  const lost = all.filter(({ id, user }) => users.includes(user) && !known.has(id));
  const guests = all.filter(({ parent, line }) => parent === worker && line.includes(HOST));
  return [...lost, ...guests.slice(0, -1)].map(({ line }) => line);
}

/** Bytes of memory that a process held at the most since `forgetPeak`; 0 where the kernel does not tell. */
export function peak(id: number): number {
  const status = readFileSync(`/proc/${id}/status`, "utf8");
  return 1024 * Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0);
}

/** Files by path, with what changes when they are written to. `folder` is looked through, the course where it matters. */
export function files(root: string, folder: string): Map<string, string> {
  const found = [...within(folder), ...course(root), ...marked(root)];
  return new Map(found.map((path) => [path, stamp(path)]));
}

function within(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
}

/** The files that judge the target, and its solution. */
function course(root: string): string[] {
  const { solutions, test, drawn, fixture } = mirrors(root, TARGET);
  return [solutions, test, drawn, fixture].filter((path) => existsSync(path));
}

/** What attacks call their files, and what graders call theirs, wherever they might lie. */
function marked(root: string): string[] {
  const folders = [root, tmpdir(), "/tmp", "/dev/shm", "/", homedir(), "/work", "/autograder/results"];
  return folders
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)))
    .filter((path) => path.includes(MARK) || path.endsWith("results.json"));
}

function stamp(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? `${found.size} ${found.mtimeMs}` : "";
}
