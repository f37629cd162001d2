import { closeSync, readSync, writeSync } from "node:fs";
import { HEADER, Malformed, type ByteWriter } from "./bytes.ts";

/** The other process is gone. */
export class Ended extends Error {
  override name = "Ended";
}

/** No lesson's answer is as large. */
const LARGEST = 24 * 2 ** 20;

/** Messages over two file descriptors that wait. */
export class Channel {
  private readonly read: number;
  private readonly write: number;
  private buffer = Buffer.alloc(1 << 16);
  /** Bytes in the buffer that no `receive` has given out. */
  private filled = 0;

  constructor({ read, write }: { read: number; write: number }) {
    this.read = read;
    this.write = write;
  }

  /** Throws Ended where nobody reads any more. */
  send(message: ByteWriter): void {
    const frame = message.framed();
    try {
      // In one piece as a rule: the other process wakes up once.
      for (let sent = 0; sent < frame.length;) sent += writeSync(this.write, frame, sent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EPIPE") throw new Ended("the process that answers has ended");
      throw error;
    }
  }

  /** Waits for the next message; it is the caller's. Throws Ended at the end, Malformed for a message beyond all measure. */
  receive(): Buffer {
    this.fill(HEADER);
    const size = this.buffer.readUInt32LE();
    if (size > LARGEST) throw new Malformed(`a message of ${size} bytes; at most ${LARGEST} are taken`);
    this.fill(HEADER + size);
    const message = Buffer.from(this.buffer.subarray(HEADER, HEADER + size));
    this.buffer.copyWithin(0, HEADER + size, this.filled);
    this.filled -= HEADER + size;
    return message;
  }

  /** Whether something came that nobody has asked for. */
  get hasMore(): boolean {
    return this.filled > 0;
  }

  close(): void {
    closeSync(this.read);
    closeSync(this.write);
  }

  private fill(size: number): void {
    if (size > this.buffer.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.buffer.length));
      this.buffer.copy(larger, 0, 0, this.filled);
      this.buffer = larger;
    }
    while (this.filled < size) {
      const count = readSync(this.read, this.buffer, this.filled, this.buffer.length - this.filled, null);
      if (count === 0) throw new Ended("the process that answers has ended");
      this.filled += count;
    }
  }
}
