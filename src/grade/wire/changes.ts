import { Malformed, type ByteReader, type ByteWriter } from "./bytes.ts";
import type { Decoder } from "./decode.ts";
import type { Encoder } from "./encode.ts";
import type { Table } from "./table.ts";

/** Remembers arrays and objects as they are, to tell later which of them a call has changed. */
export class Snapshot {
  private readonly values: readonly object[];
  private readonly parts: unknown[][] = [];

  constructor(values: readonly object[]) {
    this.values = values.slice();
    for (let i = 0; i < this.values.length; i++) this.parts.push(partsOf(this.values[i]!));
  }

  /** The places of those that hold something else now than they did. */
  changed(): number[] {
    const places: number[] = [];
    for (let i = 0; i < this.values.length; i++) if (!holds(this.values[i]!, this.parts[i]!)) places.push(i);
    return places;
  }

  /** Writes how many were changed, and of each its place and its contents. */
  encode(encoder: Encoder, to: ByteWriter): void {
    const places = this.changed();
    to.count(places.length);
    for (const place of places) {
      to.count(place);
      encoder.contents(this.values[place]!);
    }
  }
}

/** Makes the changes that `Snapshot.encode` wrote on the other side. Throws what a frozen object throws. */
export function applyChanges(decoder: Decoder, from: ByteReader, table: Table): void {
  for (let i = from.count(5); i > 0; i--) {
    const target = table.at(from.index());
    if (!target) throw new Malformed("a value was changed that never came");
    decoder.refill(target);
  }
}

/** What a value holds, in an order of its own: it is changed when one of them is another. */
function partsOf(value: object): unknown[] {
  if (Array.isArray(value)) return value.slice();
  if (ArrayBuffer.isView(value))
    return [Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1")];
  if (value instanceof Map) return [...value].flat();
  if (value instanceof Set) return [...value];
  return Object.entries(value).flat();
}

/** Whether a value holds these parts and no others. Arrays, which are most of what crosses, are compared as they stand. */
function holds(value: object, parts: readonly unknown[]): boolean {
  const now: readonly unknown[] = Array.isArray(value) ? value : partsOf(value);
  if (now.length !== parts.length) return false;
  for (let i = 0; i < parts.length; i++) if (!Object.is(parts[i], now[i])) return false;
  return true;
}
