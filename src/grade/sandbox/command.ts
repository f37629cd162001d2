/** What a process in the sandbox may use. */
export interface Limits {
  /** Seconds of processor time, of all its threads together. */
  cpu: number;
  /** Seconds that may pass. */
  wall: number;
  /** Bytes of memory that it writes to. */
  memory: number;
  /** Bytes of any one file in its temporary folder. */
  file: number;
  /** Bytes of all files there; they are memory, too. */
  temporary: number;
}

export const LIMITS: Limits = { cpu: 10, wall: 20, memory: 512 * 2 ** 20, file: 16 * 2 ** 20, temporary: 32 * 2 ** 20 };

export interface Sandbox {
  /** The one folder that it sees, as `/work`, and may only read. */
  folder: string;
  /** The program, which it sees as `/bin/node`. */
  node: string;
  /** Files that the program is linked with, under the same paths. */
  libraries: string[];
  limits: Limits;
  /** The user whose processes these are: root gives them to one without rights, another for each that runs beside it. */
  user: number | null;
  /** The file descriptor from which the filter of system calls is read. */
  filter: number;
}

/** Where the folder is from inside. */
export const INSIDE = "/work";

/** Open files that Node needs to start, with room for what a lesson might read. */
const OPEN_FILES = 64;
/** Processes and threads of one user; Node starts some ten. */
const PROCESSES = 64;
const STACK = 8 * 2 ** 20;

/**
 * The command line that runs Node with these arguments and nothing else in reach: no network, no other processes, no
 * files but its own, no way to more rights. Every program on the line replaces the one before it, so that killing the
 * process kills all; what outlives it dies with it.
 */
export function sandboxCommand(args: string[], sandbox: Sandbox): [file: string, ...args: string[]] {
  const { limits, user } = sandbox;
  return [
    ...["timeout", "--foreground", "--signal=KILL", String(limits.wall)],
    ...(user === null ? [] : asUser(user)),
    ...limited(limits, user),
    ...["bwrap", ...alone(), ...sees(sandbox), "--seccomp", String(sandbox.filter)],
    ...["--", "/bin/node", ...args],
  ] as [string, ...string[]];
}

function asUser(user: number): string[] {
  return ["setpriv", `--reuid=${user}`, `--regid=${user}`, "--clear-groups", "--no-new-privs"];
}

function limited({ cpu, memory, file }: Limits, user: number | null): string[] {
  // The limit on processes counts all that a user has: that of an instructor at work is long exceeded.
  const processes = user === null ? [] : [`--nproc=${PROCESSES}`];
  const sizes = [`--data=${memory}`, `--fsize=${file}`, `--stack=${STACK}`, "--core=0"];
  return ["prlimit", `--cpu=${cpu}`, ...sizes, `--nofile=${OPEN_FILES}`, ...processes];
}

/** Namespaces of its own, and no rights in them. */
function alone(): string[] {
  const namespaces = ["user", "ipc", "pid", "net", "uts"].map((name) => `--unshare-${name}`);
  const identity = ["--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--hostname", "sandbox"];
  return [...namespaces, "--unshare-cgroup-try", "--die-with-parent", "--new-session", ...identity];
}

/** The files that exist. */
function sees({ folder, node, libraries, limits }: Sandbox): string[] {
  const shared = libraries.flatMap((path) => ["--ro-bind", path, path]);
  const own = ["--ro-bind", node, "/bin/node", "--ro-bind", folder, INSIDE, "--chdir", INSIDE];
  const kernel = ["--proc", "/proc", "--dev", "/dev", "--size", String(2 ** 20), "--tmpfs", "/dev/shm"];
  const temporary = ["--size", String(limits.temporary), "--tmpfs", "/tmp"];
  const closed = ["--remount-ro", "/dev", "--remount-ro", "/"];
  const variables = { HOME: "/tmp", TMPDIR: "/tmp", PATH: "/bin" };
  const environment = Object.entries(variables).flatMap(([name, value]) => ["--setenv", name, value]);
  return [...shared, ...kernel, ...temporary, ...own, ...closed, "--clearenv", ...environment];
}
