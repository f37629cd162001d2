/** The other side sent what no honest one sends. */
export class Malformed extends Error {
  override name = "Malformed";
}

/** Typed arrays that can cross, by the number that stands for their class. */
export const TYPED = [
  ...[Float64Array, Float32Array, Int32Array, Uint8Array, Int8Array, Uint8ClampedArray],
  ...[Int16Array, Uint16Array, Uint32Array, BigInt64Array, BigUint64Array],
] as const;

export type Typed = InstanceType<(typeof TYPED)[number]>;

const LITTLE_ENDIAN = true;

/** Of numbers, a view writes and reads ten times as many in a second as a Buffer's own methods. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Bytes of the number that says how many follow. */
export const HEADER = 4;

/** A message, little-endian, in a buffer that grows. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(1 << 10);
  private view = viewOf(this.bytes);
  private at = HEADER;

  written(): Buffer {
    return this.bytes.subarray(HEADER, this.at);
  }

  /** The same after the number of its bytes. */
  framed(): Buffer {
    this.view.setUint32(0, this.at - HEADER, LITTLE_ENDIAN);
    return this.bytes.subarray(0, this.at);
  }

  byte(value: number): void {
    const at = this.room(1);
    this.bytes[at] = value;
  }

  count(value: number): void {
    const at = this.room(4);
    this.view.setUint32(at, value, LITTLE_ENDIAN);
  }

  double(value: number): void {
    const at = this.room(8);
    this.view.setFloat64(at, value, LITTLE_ENDIAN);
  }

  /** Numbers without their count. */
  doubles(values: readonly number[]): void {
    let at = this.room(8 * values.length);
    for (let i = 0; i < values.length; i++, at += 8) this.view.setFloat64(at, values[i]!, LITTLE_ENDIAN);
  }

  text(value: string): void {
    const size = Buffer.byteLength(value);
    this.count(size);
    const at = this.room(size);
    this.bytes.write(value, at, "utf8");
  }

  /** The numbers of a typed array without their count. */
  raw({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    const at = this.room(byteLength);
    this.bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
  }

  private room(size: number): number {
    const from = this.at;
    this.at += size;
    if (this.at > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.at, 2 * this.bytes.length));
      this.bytes.copy(larger, 0, 0, from);
      this.bytes = larger;
      this.view = viewOf(larger);
    }
    return from;
  }
}

/** Reads what a ByteWriter wrote. Every step is checked: throws Malformed where the bytes end before what they announce. */
export class ByteReader {
  private readonly bytes: Buffer;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.view = viewOf(bytes);
  }

  /** Bytes that are left. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    return this.bytes[this.take(1)]!;
  }

  /** The next byte, which stays the next one. */
  peek(): number | undefined {
    return this.left > 0 ? this.bytes[this.at] : undefined;
  }

  /** A count of things that take `size` bytes at least, each. */
  count(size: number): number {
    const count = this.index();
    if (count * size > this.left) throw new Malformed(`${count} announced, ${this.left} bytes left`);
    return count;
  }

  /** A number that counts nothing here. */
  index(): number {
    return this.view.getUint32(this.take(4), LITTLE_ENDIAN);
  }

  double(): number {
    return this.view.getFloat64(this.take(8), LITTLE_ENDIAN);
  }

  doubles(count: number): number[] {
    let at = this.take(8 * count);
    // An array that is filled from its start keeps the engine's form for numbers.
    const values: number[] = [];
    for (const end = at + 8 * count; at < end; at += 8) values.push(this.view.getFloat64(at, LITTLE_ENDIAN));
    return values;
  }

  text(): string {
    const size = this.count(1);
    const at = this.take(size);
    return this.bytes.toString("utf8", at, at + size);
  }

  typed(kind: number): Typed {
    const Class = TYPED[kind];
    if (!Class) throw new Malformed(`no typed array has the number ${kind}`);
    const count = this.count(Class.BYTES_PER_ELEMENT);
    const values = new Class(count);
    const at = this.take(values.byteLength);
    new Uint8Array(values.buffer).set(this.bytes.subarray(at, at + values.byteLength));
    return values;
  }

  private take(size: number): number {
    if (size > this.left) throw new Malformed(`${size} bytes wanted, ${this.left} left`);
    this.at += size;
    return this.at - size;
  }
}
