import { Malformed, type ByteReader } from "./bytes.ts";
import type { Table } from "./table.ts";
import { DEEPEST, TAG } from "./tags.ts";

/** Stands in for what stayed on the other side. */
export interface Absent {
  function(number: number): Function;
  instance(number: number, about: string): object;
  error(name: string, message: string, at: string): Error;
}

/** More values than this in one message are no lesson's answer, nor more of what they are when each is written out. */
export const MOST = 3_000_000;

/** As how many numbers an array, an object or an entry with a key counts: it takes as much more memory than a number. */
const CONTAINER = 32;

/** Digits of a whole number beyond which nobody counts. */
const DIGITS = 10_000;

/**
 * Reads what an `Encoder` wrote, whoever sent it: it runs no code of the other side, makes nothing but plain data, and
 * throws Malformed for all that no encoder writes.
 */
export class Decoder {
  private readonly from: ByteReader;
  private readonly absent: Absent;
  private readonly table: Table;
  private readonly wary: boolean;
  private left = MOST;
  private repeats = false;
  /** Whether the next array or object gets a number. */
  private knows = true;

  /** `wary`: no object may pass for more than data, by functions of its own or by a length. */
  constructor(from: ByteReader, absent: Absent, table: Table, wary = false) {
    this.from = from;
    this.absent = absent;
    this.table = table;
    this.wary = wary;
  }

  /** How many numbers would have taken the room of all that was read. */
  get taken(): number {
    return MOST - this.left;
  }

  /** Whether an object was met that had come before: what was read may hold more than was sent. */
  get hasRepeated(): boolean {
    return this.repeats;
  }

  value(depth = 0): unknown {
    const tag = this.from.byte();
    switch (tag) {
      case TAG.undefined:
        return undefined;
      case TAG.null:
        return null;
      case TAG.false:
        return false;
      case TAG.true:
        return true;
      case TAG.number:
        return this.from.double();
      case TAG.text:
        return this.from.text();
      case TAG.bigint:
        return this.bigint();
      case TAG.function:
        return this.absent.function(this.from.index());
      case TAG.same:
        return this.same();
      case TAG.instance:
        return this.absent.instance(this.from.index(), this.from.text());
      default:
        return this.contents(tag, depth);
    }
  }

  /** Fills an array or object that crossed before with what it holds now. Throws what it throws when it is frozen. */
  refill(target: object): void {
    // The target is known already; what is made here only carries its contents.
    this.knows = false;
    const fresh = this.contents(this.from.byte(), 0);
    fill(target, fresh);
  }

  private same(): object {
    this.repeats = true;
    const found = this.table.at(this.from.index());
    if (!found) throw new Malformed("a value was named that never came");
    return found;
  }

  private bigint(): bigint {
    const text = this.from.text();
    if (text.length > DIGITS || !/^-?\d+$/.test(text)) throw new Malformed("not a whole number");
    return BigInt(text);
  }

  private contents(tag: number, depth: number): object {
    if (depth > DEEPEST) throw new Malformed(`more than ${DEEPEST} levels`);
    this.take(CONTAINER);
    const { from, absent } = this;
    switch (tag) {
      case TAG.numbers:
        return this.know(from.doubles(this.count(8)));
      case TAG.matrix:
        return this.matrix(depth);
      case TAG.array:
        return this.array(depth);
      case TAG.object:
        return this.entries({}, depth);
      case TAG.bare:
        return this.entries(Object.create(null) as object, depth);
      case TAG.typed:
        return this.know(from.typed(from.byte()));
      case TAG.map: {
        const map = this.know(new Map<unknown, unknown>());
        for (let i = this.count(2, CONTAINER); i > 0; i--) map.set(this.value(depth + 1), this.value(depth + 1));
        return map;
      }
      case TAG.set: {
        const set = this.know(new Set<unknown>());
        for (let i = this.count(1, CONTAINER); i > 0; i--) set.add(this.value(depth + 1));
        return set;
      }
      case TAG.date:
        return this.know(new Date(from.double()));
      case TAG.error:
        return this.know(absent.error(from.text(), from.text(), from.text()));
      default:
        throw new Malformed(`no value begins with ${tag}`);
    }
  }

  private matrix(depth: number): number[][] {
    if (depth >= DEEPEST) throw new Malformed(`more than ${DEEPEST} levels`);
    const { from, table } = this;
    const height = from.index();
    const width = from.index();
    if (height === 0 || width === 0) throw new Malformed(`a matrix of ${height} x ${width}`);
    if (8 * height * width > from.left) throw new Malformed(`${height} x ${width} announced, ${from.left} bytes left`);
    this.take(height * (CONTAINER + width));
    const rows: number[][] = this.know([]);
    for (let i = 0; i < height; i++) {
      const row = from.doubles(width);
      table.add(row);
      rows.push(row);
    }
    return rows;
  }

  private array(depth: number): unknown[] {
    const count = this.count(1);
    const values: unknown[] = this.know([]);
    for (let i = 0; i < count; i++) {
      if (this.from.peek() === TAG.hole) this.from.byte();
      else values[i] = this.value(depth + 1);
    }
    values.length = count;
    return values;
  }

  private entries<T extends object>(object: T, depth: number): T {
    this.know(object);
    for (let i = this.count(5, CONTAINER); i > 0; i--) {
      const key = this.from.text();
      const value = this.value(depth + 1);
      if (this.wary && (typeof value === "function" || key === "length"))
        throw new Malformed(`an object that would pass for another kind of thing by its "${key.slice(0, 40)}"`);
      // What is inherited under the key, `__proto__` among it, might not be assigned to.
      if (key in object)
        Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
      else (object as Record<string, unknown>)[key] = value;
    }
    return object;
  }

  private know<T extends object>(value: T): T {
    if (this.knows) this.table.add(value);
    this.knows = true;
    return value;
  }

  /** A count of things that take `size` bytes at least, and the room of so many numbers. */
  private count(size: number, room = 1): number {
    const count = this.from.count(size);
    this.take(count * room);
    return count;
  }

  private take(room: number): void {
    this.left -= room;
    if (this.left < 0) throw new Malformed(`more than ${MOST} values`);
  }
}

function fill(target: object, fresh: object): void {
  if (Array.isArray(target) && Array.isArray(fresh)) {
    target.length = fresh.length;
    for (let i = 0; i < fresh.length; i++) {
      if (i in fresh) target[i] = fresh[i];
      else delete target[i];
    }
  } else if (ArrayBuffer.isView(target) && ArrayBuffer.isView(fresh) && target.byteLength === fresh.byteLength) {
    bytesOf(target).set(bytesOf(fresh));
  } else if (target instanceof Map && fresh instanceof Map) {
    target.clear();
    for (const [key, value] of fresh) target.set(key, value);
  } else if (target instanceof Set && fresh instanceof Set) {
    target.clear();
    for (const value of fresh) target.add(value);
  } else if (isPlain(target) && isPlain(fresh)) {
    for (const key of Object.keys(target)) if (!Object.hasOwn(fresh, key)) Reflect.deleteProperty(target, key);
    Object.defineProperties(target, Object.getOwnPropertyDescriptors(fresh));
  } else throw new Malformed("a value came back as one of another kind");
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
