/** What all lessons of a submission share: one that changed it would change the others' results. */
const SHARED = [
  ...[Object, Array, Math, JSON, Number, String, Boolean, BigInt, Symbol, Function, Date, RegExp, Promise, Reflect],
  ...[Map, Set, WeakMap, WeakSet, ArrayBuffer, DataView, Error, TypeError, RangeError, SyntaxError, ReferenceError],
  ...[Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Uint8Array, Uint8ClampedArray, Uint16Array],
  ...[Uint32Array, BigInt64Array, BigUint64Array, Object.getPrototypeOf(Float64Array) as object],
  ...[Object.getPrototypeOf([][Symbol.iterator]()) as object, Object.getPrototypeOf(function* () {}) as object],
];

/** Names that an object of one's own may have, too: an assignment would fail if the one inherited could not be written. */
const INHERITED = new Set(["constructor", "name", "message", "toString", "valueOf", "toJSON"]);

/** Makes the built-in objects of this process what they are for good. */
export function freezeBuiltIns(): void {
  for (const object of SHARED) {
    lock(object);
    const { prototype } = object as { prototype?: object };
    if (prototype) lock(prototype);
  }
  // Lessons may add names of their own; those of the language mean the same to all.
  for (const key of Object.getOwnPropertyNames(globalThis)) lockProperty(globalThis, key);
}

function lock(object: object): void {
  for (const key of Reflect.ownKeys(object)) lockProperty(object, key);
  Object.preventExtensions(object);
}

function lockProperty(object: object, key: string | symbol): void {
  const found = Reflect.getOwnPropertyDescriptor(object, key)!;
  if (!found.configurable) return;
  const writable = typeof key === "string" && INHERITED.has(key) ? found.writable : false;
  const locked = "value" in found ? { ...found, writable } : found;
  Object.defineProperty(object, key, { ...locked, configurable: false });
}
