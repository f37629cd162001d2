import { TYPED, type ByteWriter, type Typed } from "./bytes.ts";
import type { Table } from "./table.ts";
import { DEEPEST, TAG } from "./tags.ts";

/** What stays on this side: the other gets a number for it. */
export interface Kept {
  function(value: Function): number;
  /** The object's number, and what the other side may know of it; throws where none may cross. */
  instance(value: object): [number: number, about: string];
  /** Where an error was thrown; empty where that is not known. */
  place(error: Error): string;
}

/** Writes values so that `Decoder` reads the same on the other side. */
export class Encoder {
  private readonly to: ByteWriter;
  private readonly kept: Kept;
  private readonly table: Table;

  constructor(to: ByteWriter, kept: Kept, table: Table) {
    this.to = to;
    this.kept = kept;
    this.table = table;
  }

  /** Throws TypeError for a symbol, RangeError for what is nested too deeply, and whatever a getter throws. */
  value(value: unknown, depth = 0): void {
    const { to } = this;
    switch (typeof value) {
      case "undefined":
        return to.byte(TAG.undefined);
      case "boolean":
        return to.byte(value ? TAG.true : TAG.false);
      case "number":
        to.byte(TAG.number);
        return to.double(value);
      case "string":
        to.byte(TAG.text);
        return to.text(value);
      case "bigint":
        to.byte(TAG.bigint);
        return to.text(value.toString());
      case "function":
        to.byte(TAG.function);
        return to.count(this.kept.function(value));
      case "symbol":
        throw new TypeError("a symbol cannot leave the process");
      default:
        return value === null ? to.byte(TAG.null) : this.object(value as object, depth);
    }
  }

  private object(value: object, depth: number): void {
    const { to, table } = this;
    if (isOfAClass(value)) {
      const [number, about] = this.kept.instance(value);
      to.byte(TAG.instance);
      to.count(number);
      return to.text(about);
    }
    const number = table.numberOf(value);
    if (number !== undefined) {
      to.byte(TAG.same);
      return to.count(number);
    }
    if (depth > DEEPEST) throw new RangeError(`a value with more than ${DEEPEST} levels cannot leave the process`);
    table.add(value);
    this.contents(value, depth);
  }

  /** An array or object as if it had not crossed before. */
  contents(value: object, depth = 0): void {
    const { to } = this;
    if (Array.isArray(value)) return this.array(value as unknown[], depth);
    if (ArrayBuffer.isView(value)) return this.typed(value);
    if (value instanceof Map) {
      to.byte(TAG.map);
      to.count(value.size);
      for (const [key, held] of value) {
        this.value(key, depth + 1);
        this.value(held, depth + 1);
      }
    } else if (value instanceof Set) {
      to.byte(TAG.set);
      to.count(value.size);
      for (const held of value) this.value(held, depth + 1);
    } else if (value instanceof Date) {
      to.byte(TAG.date);
      to.double(value.getTime());
    } else if (value instanceof Error) {
      to.byte(TAG.error);
      to.text(String(value.name));
      to.text(String(value.message));
      to.text(this.kept.place(value));
    } else this.plain(value, depth);
  }

  private array(values: unknown[], depth: number): void {
    const { to } = this;
    if (values.length > 0 && allNumbers(values)) {
      to.byte(TAG.numbers);
      to.count(values.length);
      return to.doubles(values);
    }
    if (depth < DEEPEST && isMatrix(values) && this.areNew(values)) return this.matrix(values);
    to.byte(TAG.array);
    to.count(values.length);
    for (let i = 0; i < values.length; i++) {
      if (i in values) this.value(values[i], depth + 1);
      else to.byte(TAG.hole);
    }
  }

  /** Most of what crosses is one: its rows are written here and not one by one. */
  private matrix(rows: number[][]): void {
    const { to, table } = this;
    to.byte(TAG.matrix);
    to.count(rows.length);
    to.count(rows[0]!.length);
    for (let i = 0; i < rows.length; i++) {
      table.add(rows[i]!);
      to.doubles(rows[i]!);
    }
  }

  /** Whether none of them has crossed before, nor is met twice among them. */
  private areNew(values: object[]): boolean {
    for (let i = 0; i < values.length; i++) if (this.table.numberOf(values[i]!) !== undefined) return false;
    return values.length === 1 || new Set(values).size === values.length;
  }

  private typed(value: ArrayBufferView): void {
    const { to } = this;
    const kind = TYPED.findIndex((Class) => value instanceof Class);
    if (kind < 0) throw new TypeError("a DataView cannot leave the process");
    to.byte(TAG.typed);
    to.byte(kind);
    to.count((value as Typed).length);
    to.raw(value);
  }

  private plain(value: object, depth: number): void {
    const { to } = this;
    const entries = Object.entries(value);
    to.byte(Object.getPrototypeOf(value) === null ? TAG.bare : TAG.object);
    to.count(entries.length);
    for (const [key, held] of entries) {
      to.text(key);
      this.value(held, depth + 1);
    }
  }
}

/** Whether it is more than data: such an object stays where it is. */
function isOfAClass(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null || Array.isArray(value) || ArrayBuffer.isView(value))
    return false;
  return !(value instanceof Map || value instanceof Set || value instanceof Date || value instanceof Error);
}

/** Rows of numbers, all of one length. */
function isMatrix(values: unknown[]): values is number[][] {
  const first = values[0];
  if (!Array.isArray(first) || first.length === 0) return false;
  for (let i = 0; i < values.length; i++) {
    const row = values[i];
    if (!Array.isArray(row) || row.length !== first.length || !allNumbers(row)) return false;
  }
  return true;
}

/** Also false for an array with holes. */
function allNumbers(values: unknown[]): values is number[] {
  for (let i = 0; i < values.length; i++) if (typeof values[i] !== "number") return false;
  return true;
}
