import { expect, test } from "vitest";
import { seccompFilter, type Processor } from "./filter.ts";

const [ALLOW, KILL, EPERM, ENOSYS] = [0x7fff0000, 0x80000000, 0x00050001, 0x00050026];
const ARCHITECTURE = { x64: 0xc000003e, arm64: 0xc00000b7 };

/** What the kernel does with a filter, for the five instructions that ours uses (Linux, networking/filter). */
interface SystemCall {
  arch: number;
  number: number;
  /** The first of its arguments, and the fourth. */
  argument?: number;
  fourth?: number;
}

function verdict(filter: Buffer, { arch, number, argument = 0, fourth = 0 }: SystemCall) {
  const data: Record<number, number> = { 0: number, 4: arch, 16: argument, 40: fourth };
  let loaded = 0;
  for (let at = 0; ; at += 8) {
    const [code, then, otherwise] = [filter.readUInt16LE(at), filter[at + 2]!, filter[at + 3]!];
    const operand = filter.readUInt32LE(at + 4);
    if (code === 0x06) return operand;
    if (code === 0x20) loaded = data[operand]!;
    else {
      const holds = { 0x15: loaded === operand, 0x35: loaded >= operand, 0x45: (loaded & operand) !== 0 }[code];
      if (holds === undefined) throw new Error(`no such instruction: ${code}`);
      at += 8 * (holds ? then : otherwise);
    }
  }
}

const processors: Processor[] = ["x64", "arm64"];

test.each(processors)("on %s what Node needs is let through", (processor) => {
  const filter = seccompFilter(processor);
  const arch = ARCHITECTURE[processor];
  // read, write, mmap, futex, openat, exit_group
  const needed = { x64: [0, 1, 9, 202, 257, 231], arm64: [63, 64, 222, 98, 56, 94] }[processor];
  expect(needed.map((number) => verdict(filter, { arch, number }))).toEqual(needed.map(() => ALLOW));
});

test.each(processors)("on %s network, further processes and tracing are refused", (processor) => {
  const filter = seccompFilter(processor);
  const arch = ARCHITECTURE[processor];
  // socket, connect, ptrace, mount, bpf, io_uring_setup
  const denied = { x64: [41, 42, 101, 165, 321, 425], arm64: [198, 203, 117, 40, 280, 425] }[processor];
  expect(denied.map((number) => verdict(filter, { arch, number }))).toEqual(denied.map(() => EPERM));
});

test.each(processors)("on %s clone makes threads and nothing else", (processor) => {
  const filter = seccompFilter(processor);
  const call = { arch: ARCHITECTURE[processor], number: { x64: 56, arm64: 220 }[processor] };
  const [thread, child] = [0x3d0f00, 0x01200011];
  expect(verdict(filter, { ...call, argument: thread })).toBe(ALLOW);
  expect(verdict(filter, { ...call, argument: child })).toBe(EPERM);
  expect(verdict(filter, { ...call, number: 435 })).toBe(ENOSYS);
});

test.each(processors)("on %s memory is a process's own: what is shared counts towards no limit", (processor) => {
  const filter = seccompFilter(processor);
  const call = { arch: ARCHITECTURE[processor], number: { x64: 9, arm64: 222 }[processor] };
  const [own, shared, validated] = [0x22, 0x21, 0x03];
  expect(verdict(filter, { ...call, fourth: own })).toBe(ALLOW);
  expect([shared, validated].map((fourth) => verdict(filter, { ...call, fourth }))).toEqual([EPERM, EPERM]);
});

test("calls by the numbers of another processor end the process", () => {
  const filter = seccompFilter("x64");
  expect(verdict(filter, { arch: ARCHITECTURE.arm64, number: 63 })).toBe(KILL);
  expect(verdict(filter, { arch: 0x40000003, number: 3 })).toBe(KILL); // i386
  expect(verdict(filter, { arch: ARCHITECTURE.x64, number: 0x40000000 + 41 })).toBe(KILL); // x32
});
