/** What a process in the sandbox may use. */
export interface Limits {
  /** Seconds of processor time, of all its threads together. */
  cpu: number;
  /** Seconds that may pass. */
  wall: number;
  /** Bytes of memory that it writes to. */
  memory: number;
}

export const LIMITS: Limits = { cpu: 10, wall: 20, memory: 512 * 2 ** 20 };

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
 * files but its own, which it cannot write to, no way to more rights. Killing the process kills all that it started, and
 * the end of the one that started it kills the process.
 */
export function sandboxCommand(args: string[], sandbox: Sandbox): [file: string, ...args: string[]] {
  const { limits, user } = sandbox;
  return [
    ...timed(limits, user),
    ...limited(limits, user),
    ...["bwrap", ...alone(), ...sees(sandbox), "--seccomp", String(sandbox.filter)],
    ...["--", "/bin/node", ...args],
  ] as [string, ...string[]];
}

/** The start of a line that is killed with whoever starts it, and when its time is over. */
export function timed({ wall }: Limits, user: number | null): string[] {
  const asUser = user === null ? [] : [`--reuid=${user}`, `--regid=${user}`, "--clear-groups", "--no-new-privs"];
  return ["setpriv", "--pdeathsig=KILL", ...asUser, "timeout", "--foreground", "--signal=KILL", String(wall)];
}

export function limited({ cpu, memory }: Limits, user: number | null): string[] {
  // The limit on processes counts all that a user has: that of an instructor at work is long exceeded.
  const processes = user === null ? [] : [`--nproc=${PROCESSES}`];
  const sizes = [`--data=${memory}`, `--stack=${STACK}`, "--core=0"];
  return ["prlimit", `--cpu=${cpu}`, ...sizes, `--nofile=${OPEN_FILES}`, ...processes];
}

/** Namespaces of its own, no rights in them, and nobody else: not even a process of bubblewrap's whose memory it could open. */
function alone(): string[] {
  const namespaces = ["user", "ipc", "pid", "net", "uts"].map((name) => `--unshare-${name}`);
  const identity = ["--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--hostname", "sandbox"];
  return [...namespaces, "--unshare-cgroup-try", "--as-pid-1", "--die-with-parent", "--new-session", ...identity];
}

/** The files that exist. Nothing can be written: names of files, too, are memory that no limit counts. */
function sees({ folder, node, libraries }: Sandbox): string[] {
  const shared = libraries.flatMap((path) => ["--ro-bind", path, path]);
  const own = ["--ro-bind", node, "/bin/node", "--ro-bind", folder, INSIDE, "--chdir", INSIDE];
  const kernel = ["--proc", "/proc", "--dev", "/dev", "--dir", "/tmp"];
  const closed = ["--remount-ro", "/dev", "--remount-ro", "/"];
  const variables = { HOME: "/tmp", TMPDIR: "/tmp", PATH: "/bin" };
  const environment = Object.entries(variables).flatMap(([name, value]) => ["--setenv", name, value]);
  return [...shared, ...kernel, ...own, ...closed, "--clearenv", ...environment];
}
