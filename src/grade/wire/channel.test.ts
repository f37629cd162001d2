import { spawn, type ChildProcess } from "node:child_process";
import { closeSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openPipes } from "../sandbox/pipes.ts";
import { ByteWriter, Malformed } from "./bytes.ts";
import { Channel, Ended } from "./channel.ts";

let children: ChildProcess[];
beforeEach(() => void (children = []));
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** A channel to a process that runs this program. */
function channelTo(program: string): Channel {
  const { mine, its } = openPipes();
  children.push(spawn(process.execPath, ["-e", program], { stdio: [its.read, its.write, "inherit"] }));
  closeSync(its.read);
  closeSync(its.write);
  return new Channel(mine);
}

function writerOf(bytes: Buffer): ByteWriter {
  const to = new ByteWriter();
  to.raw(bytes);
  return to;
}

const ECHO = "process.stdin.pipe(process.stdout)";

test("messages come back whole, one after another", () => {
  const channel = channelTo(ECHO);
  for (const size of [0, 1, 5, 30_000, 7]) {
    const message = Buffer.alloc(size, size % 251);
    channel.send(writerOf(message));
    expect(channel.receive().equals(message)).toBe(true);
    expect(channel.hasMore).toBe(false);
  }
});

test("a large message arrives in one piece", () => {
  const channel = channelTo(`
    const size = 3_000_000, header = Buffer.alloc(4);
    header.writeUInt32LE(size);
    process.stdin.once("data", () => process.stdout.write(Buffer.concat([header, Buffer.alloc(size, 9)])));`);
  channel.send(writerOf(Buffer.from("go")));
  expect(channel.receive().equals(Buffer.alloc(3_000_000, 9))).toBe(true);
});

test("the end of the other process is told, when reading and when writing", async () => {
  const channel = channelTo("process.exit(3)");
  expect(() => channel.receive()).toThrow(Ended);
  // A process that ends closes one pipe after the other.
  await vi.waitFor(() => expect(() => channel.send(writerOf(Buffer.alloc(10)))).toThrow(Ended));
});

test("a process that dies amid a message has ended", () => {
  const channel = channelTo("process.stdout.write(Buffer.from([9, 0, 0, 0, 1, 2]))");
  expect(() => channel.receive()).toThrow(Ended);
});

test("a message beyond all measure is not waited for", () => {
  const channel = channelTo("process.stdout.write(Buffer.alloc(8, 255)); setTimeout(() => {}, 60_000)");
  expect(() => channel.receive()).toThrow(Malformed);
});

test("what comes unasked is noticed", () => {
  const channel = channelTo(
    `const frame = Buffer.from([1, 0, 0, 0, 7]); process.stdout.write(Buffer.concat([frame, frame]))`,
  );
  expect([...channel.receive()]).toEqual([7]);
  expect(channel.hasMore).toBe(true);
});
