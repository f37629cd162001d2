// A seccomp filter: a program of classic BPF that the kernel runs at every system call of the sandbox.
// Numbers from Linux: asm/unistd.h, linux/audit.h, linux/seccomp.h, linux/bpf_common.h.

/** The processors that a filter can be written for. */
export type Processor = "x64" | "arm64";

/** System calls by what they would open, each with its number on x64 and on arm64; arm64 lacks some of the old ones. */
const DENIED: Record<string, Record<string, [x64: number, arm64: number | null]>> = {
  network: {
    ...{ socket: [41, 198], socketpair: [53, 199], connect: [42, 203], bind: [49, 200] },
    ...{ listen: [50, 201], accept: [43, 202], accept4: [288, 242] },
  },
  processes: { fork: [57, null], vfork: [58, null] },
  "other processes": {
    ...{ ptrace: [101, 117], process_vm_readv: [310, 270], process_vm_writev: [311, 271], kcmp: [312, 272] },
    ...{ pidfd_open: [434, 434], pidfd_getfd: [438, 438] },
  },
  "mounts and namespaces": {
    ...{ mount: [165, 40], umount2: [166, 39], pivot_root: [155, 41], chroot: [161, 51], unshare: [272, 97] },
    ...{ setns: [308, 268], move_mount: [429, 429], fsopen: [430, 430], open_tree: [428, 428] },
    ...{ fsconfig: [431, 431], fsmount: [432, 432], fspick: [433, 433], mount_setattr: [442, 442] },
    ...{ open_by_handle_at: [304, 265], name_to_handle_at: [303, 264] },
  },
  "memory that no limit counts": {
    ...{ memfd_create: [319, 279], memfd_secret: [447, 447], shmget: [29, 194], shmat: [30, 196] },
    ...{ msgget: [68, 186], semget: [64, 190], mq_open: [240, 180], userfaultfd: [323, 282] },
    ...{ io_setup: [206, 0] },
  },
  "the kernel": {
    ...{ bpf: [321, 280], perf_event_open: [298, 241], io_uring_setup: [425, 425], io_uring_enter: [426, 426] },
    ...{ io_uring_register: [427, 427], keyctl: [250, 219], add_key: [248, 217], request_key: [249, 218] },
    ...{
      kexec_load: [246, 104],
      kexec_file_load: [320, 294],
      delete_module: [176, 106],
      init_module: [175, 105],
      finit_module: [313, 273],
      personality: [135, 92],
    },
    ...{ quotactl: [179, 60], swapon: [167, 224], reboot: [169, 142], acct: [163, 89], syslog: [103, 116] },
  },
};

/** Makes processes and threads; threads are all that is let through. */
const CLONE = { x64: 56, arm64: 220 };
const CLONE_THREAD = 0x10000;
/** The newer `clone`, whose flags lie in memory that a filter cannot read: libc takes the older one where this is missing. */
const CLONE3 = 435;

/** Gives memory. What is shared with other processes counts towards no limit of this one's. */
const MMAP = { x64: 9, arm64: 222 };
const MAP_SHARED = 0x01;

const ARCHITECTURE = { x64: 0xc000003e, arm64: 0xc00000b7 };
/** From this number on, calls are those of x32, a second set that x64 kernels know. */
const X32 = 0x40000000;

const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const refuse = (errno: number) => 0x00050000 | errno;
const [EPERM, ENOSYS] = [1, 38];

// Where the kernel puts what a filter reads: struct seccomp_data.
const [NUMBER, ARCH, FIRST_ARGUMENT, FOURTH_ARGUMENT] = [0, 4, 16, 40];

/** Code, what to skip when it holds and when it does not, operand. */
type Instruction = [code: number, then: number, otherwise: number, operand: number];

const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const answer = (verdict: number): Instruction => [0x06, 0, 0, verdict];
/** Gives the verdict when what was loaded is, or is not, like the operand; goes on when it is otherwise. */
const when = (code: number, operand: number, verdict: number): Instruction[] => [
  [code, 0, 1, operand],
  answer(verdict),
];
const unless = (code: number, operand: number, verdict: number): Instruction[] => [
  [code, 1, 0, operand],
  answer(verdict),
];
/** Runs a part of the program only when what was loaded is like the operand. */
const only = (operand: number, part: Instruction[]): Instruction[] => [[EQUAL, 0, part.length, operand], ...part];
const [EQUAL, AT_LEAST, ANY_BIT] = [0x15, 0x35, 0x45];

/** The filter for `bwrap --seccomp`: 8 bytes for each instruction. */
export function seccompFilter(processor: Processor): Buffer {
  const denied = Object.values(DENIED)
    .flatMap((calls) => Object.values(calls))
    .map((numbers) => numbers[processor === "x64" ? 0 : 1])
    .filter((number) => number !== null);
  return bytesOf([
    load(ARCH),
    ...unless(EQUAL, ARCHITECTURE[processor], KILL),
    load(NUMBER),
    ...(processor === "x64" ? when(AT_LEAST, X32, KILL) : []),
    ...denied.flatMap((number) => when(EQUAL, number, refuse(EPERM))),
    ...when(EQUAL, CLONE3, refuse(ENOSYS)),
    ...only(MMAP[processor], [load(FOURTH_ARGUMENT), ...when(ANY_BIT, MAP_SHARED, refuse(EPERM)), answer(ALLOW)]),
    ...unless(EQUAL, CLONE[processor], ALLOW),
    load(FIRST_ARGUMENT),
    ...unless(ANY_BIT, CLONE_THREAD, refuse(EPERM)),
    answer(ALLOW),
  ]);
}

function bytesOf(program: Instruction[]): Buffer {
  const bytes = Buffer.alloc(8 * program.length);
  program.forEach(([code, then, otherwise, operand], i) => {
    bytes.writeUInt16LE(code, 8 * i);
    bytes.writeUInt8(then, 8 * i + 2);
    bytes.writeUInt8(otherwise, 8 * i + 3);
    bytes.writeUInt32LE(operand >>> 0, 8 * i + 4);
  });
  return bytes;
}
