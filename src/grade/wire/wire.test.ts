import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteReader, ByteWriter, Malformed } from "./bytes.ts";
import { applyChanges, Snapshot } from "./changes.ts";
import { Decoder, type Absent } from "./decode.ts";
import { Encoder, type Kept } from "./encode.ts";
import { Table } from "./table.ts";

const nobody: Kept = {
  function: () => {
    throw new TypeError("no function may cross here");
  },
  instance: () => {
    throw new TypeError("no object of a class may cross here");
  },
  place: () => "",
};

const nothing: Absent = {
  function: (number) => Object.assign(() => number, { number }),
  instance: (number, about) => ({ number, about }),
  error: (name, message) => Object.assign(new Error(message), { name }),
};

function encoded(value: unknown, kept = nobody): Buffer {
  const to = new ByteWriter();
  new Encoder(to, kept, new Table()).value(value);
  return to.written();
}

function decoded(bytes: Buffer): unknown {
  const from = new ByteReader(bytes);
  const value = new Decoder(from, nothing, new Table()).value();
  expect(from.left).toBe(0);
  return value;
}

const crossed = (value: unknown, kept = nobody) => decoded(encoded(value, kept));

/** Nested arrays and objects with the number of each that was met before in its place. */
function identities(value: unknown): unknown {
  const met = new Map<object, number>();
  const told = (part: unknown): unknown => {
    if (part === null || typeof part !== "object") return part;
    const known = met.get(part);
    if (known !== undefined) return `the ${known}th`;
    met.set(part, met.size);
    return Object.entries(part).map(([key, inner]) => [key, told(inner)]);
  };
  return told(value);
}

/** All kinds of plain data, one within the other. */
const data = fc.anything({
  ...{ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true },
  ...{ withNullPrototype: true, withSparseArray: true, maxDepth: 4 },
});

test("plain data crosses as it is, down to NaN, -0 and the holes of an array", () => {
  fc.assert(
    fc.property(data, (value) => void expect(crossed(value)).toStrictEqual(value)),
    { numRuns: 500 },
  );
});

test("numbers keep every bit", () => {
  const values = [0, -0, NaN, Infinity, 5e-324, 1 / 3, Number.MAX_VALUE];
  expect((crossed(values) as number[]).map((value, i) => Object.is(value, values[i]))).toEqual(values.map(() => true));
});

test("matrices cross whole, also where rows are one, have crossed before, or differ in length", () => {
  const row = fc.array(fc.double(), { maxLength: 4 });
  const rows = fc.tuple(row, row, row).map(([a, b, c]) => [[a, b], [c, a, b], [a, a], [[b], [c, b]], { a, b: [b, b] }]);
  fc.assert(
    fc.property(rows, (value) => void expect(identities(crossed(value))).toEqual(identities(value))),
    { numRuns: 500 },
  );
});

test("what is one object stays one, also where it holds itself", () => {
  const row = [1, 2];
  const value: Record<string, unknown> = { rows: [row, row] };
  value.whole = value;
  const copy = crossed(value) as { rows: number[][]; whole: object };
  expect(copy.rows[0]).toBe(copy.rows[1]);
  expect(copy.whole).toBe(copy);
});

test("a key __proto__ is a key, and changes no prototype", () => {
  const copy = crossed(JSON.parse('{"__proto__": {"polluted": true}}')) as object;
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(Object.keys(copy)).toEqual(["__proto__"]);
  expect((copy as { polluted?: boolean }).polluted).toBeUndefined();
});

test("functions and objects of a class stay, and are told apart by number", () => {
  class Box {
    side = 1;
  }
  const kept: Kept = { function: () => 7, instance: () => [8, "a box"], place: () => "" };
  const { f, box } = crossed({ f: () => 1, box: new Box() }, kept) as { f: () => number; box: object };
  expect(f()).toBe(7);
  expect(box).toEqual({ number: 8, about: "a box" });
});

test("errors cross by name and message", () => {
  expect(crossed(new RangeError("too far"))).toMatchObject({ name: "RangeError", message: "too far" });
});

test.each<[string, unknown, RegExp]>([
  ["a tower with a matrix on top", Array.from({ length: 200 }).reduce((inside) => [inside], [[1], [2]]), /levels/],
  ["a symbol", Symbol("s"), /symbol/],
  ["a DataView", new DataView(new ArrayBuffer(8)), /DataView/],
  ["a getter that throws", Object.defineProperty({}, "x", { enumerable: true, get: () => { throw new Error("boo"); } }), /boo/], // prettier-ignore
  ["a tower of arrays", Array.from({ length: 5000 }).reduce((inside) => [inside], 0), /levels/],
])("%s does not cross, and the reason is told", (_, value, reason) => {
  expect(() => encoded(value)).toThrow(reason);
});

test("bytes that no encoder wrote are malformed, and nothing else happens", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((message) => Buffer.from(message)),
    // An honest message with one byte changed.
    fc.tuple(data, fc.nat(), fc.nat(255)).map(([value, place, byte]) => {
      const message = Buffer.from(encoded(value));
      message[place % message.length] = byte;
      return message;
    }),
    // One that ends early.
    fc.tuple(data, fc.nat()).map(([value, end]) => encoded(value).subarray(0, end % encoded(value).length)),
  );
  const faultOf = (message: Buffer): unknown => {
    try {
      new Decoder(new ByteReader(message), nothing, new Table()).value();
      return null;
    } catch (error) {
      return error;
    }
  };
  const isHarmless = (fault: unknown) => fault === null || fault instanceof Malformed;
  fc.assert(
    fc.property(bytes, (message) => void expect(isHarmless(faultOf(message))).toBe(true)),
    { numRuns: 3000 },
  );
});

test.each([
  ["a billion numbers", [7, 0, 0, 0, 64]],
  ["a long text", [5, 255, 255, 255, 127]],
  ["a typed array of no class", [12, 99, 0, 0, 0, 0]],
  ["a matrix larger than its bytes", [20, 255, 255, 0, 0, 255, 255, 0, 0, 1]],
  ["a matrix of empty rows", [20, 255, 255, 255, 127, 0, 0, 0, 0]],
  ["an object that never came", [17, 3, 0, 0, 0]],
  ["no value at all", []],
  ["no whole number", [6, 1, 0, 0, 0, 120]],
])("%s is announced: malformed", (_, bytes) => {
  expect(() => decoded(Buffer.from(bytes))).toThrow(Malformed);
});

/** Sends arguments over, lets the far side change them, and brings the changes back. */
function roundTrip(args: unknown[], change: (args: unknown[]) => unknown): unknown {
  const [mine, its] = [new Table(), new Table()];
  const there = new ByteWriter();
  new Encoder(there, nobody, mine).value(args);
  const far = new Decoder(new ByteReader(there.written()), nothing, its).value() as unknown[];

  const snapshot = new Snapshot(its.all());
  const answer = change(far);
  const back = new ByteWriter();
  const encoder = new Encoder(back, nobody, its);
  encoder.value(answer);
  snapshot.encode(encoder, back);

  const from = new ByteReader(back.written());
  const decoder = new Decoder(from, nothing, mine);
  const got = decoder.value();
  applyChanges(decoder, from, mine);
  expect(from.left).toBe(0);
  return got;
}

test("an answer that is an argument, or a part of one, is that very object", () => {
  const args = [[[1, 2], [3, 4]]]; // prettier-ignore
  const [rows, row] = roundTrip(args, ([rows]) => [rows, (rows as number[][])[1]]) as [number[][], number[]];
  expect(rows).toBe(args[0]);
  expect(row).toBe(args[0]![1]);
});

test("what a call changes in its arguments is changed here, and in place", () => {
  const deep = { list: [1, 2, 3], seen: new Set(["a"]), table: new Map([["k", [0]]]), bytes: Float32Array.of(1, 2) };
  const { list, bytes } = deep;
  roundTrip([deep], ([far]) => {
    const { list, seen, table, bytes } = far as typeof deep & { more?: unknown };
    list.push(4);
    seen.add("b");
    table.get("k")![0] = 9;
    bytes[1] = 5;
    Object.assign(far as object, { more: { list, fresh: [[1], { x: [2] }] } });
  });
  expect(deep).toEqual({
    ...{ list: [1, 2, 3, 4], seen: new Set(["a", "b"]), table: new Map([["k", [9]]]), bytes: Float32Array.of(1, 5) },
    more: { list: [1, 2, 3, 4], fresh: [[1], { x: [2] }] },
  });
  expect(deep.list).toBe(list);
  expect(deep.bytes).toBe(bytes);
  expect((deep as unknown as { more: { list: number[] } }).more.list).toBe(list);
});

test("a call that changes nothing sends nothing back", () => {
  fc.assert(
    fc.property(fc.array(data), (args) => {
      const table = new Table();
      new Decoder(new ByteReader(encoded(args)), nothing, table).value();
      expect(new Snapshot(table.all()).changed()).toEqual([]);
    }),
  );
});

test("a frozen argument that was changed throws here as it would have there", () => {
  expect(() => roundTrip([Object.freeze([1, 2])], ([list]) => (list as number[]).push(3))).toThrow(TypeError);
});
