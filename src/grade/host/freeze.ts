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

/**
 * What all arrays and objects inherit from. The engine is several times faster with them as long as they may be added to
 * and these of their properties were never touched: such changes are undone between tasks.
 */
const OPEN = new Map<object, (string | symbol)[]>([
  [Array.prototype, ["constructor", Symbol.iterator]],
  [Object.prototype, ["constructor"]],
]);

/** What those had from the start. */
const ORIGINAL = [...OPEN].map(([object, names]) => {
  const own: Record<string | symbol, PropertyDescriptor> = Object.getOwnPropertyDescriptors(object);
  return { object, names, own, parent: Object.getPrototypeOf(object) as object | null };
});

const { hasOwn } = Object;
const { defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys, setPrototypeOf } = Reflect;

/** Makes the built-in objects of this process what they are for good, or until `restoreBuiltIns`. */
export function freezeBuiltIns(): void {
  for (const object of SHARED) {
    // At once, and not name by name: so the engine goes on as before.
    Object.freeze(object);
    const { prototype } = object as { prototype?: object };
    if (typeof object === "function" && prototype) lock(prototype);
  }
  // Lessons may add names of their own; those of the language mean the same to all.
  for (const key of ownKeys(globalThis)) if (typeof key === "string") lockProperty(globalThis, key);
}

/** Undoes what a task has changed that was left open. False where it cannot be undone. Uses nothing that may be changed. */
export function restoreBuiltIns(): boolean {
  let restored = true;
  for (let i = 0; i < ORIGINAL.length; i++) {
    const { object, names, own, parent } = ORIGINAL[i]!;
    restored = setPrototypeOf(object, parent) && restored;
    const found = ownKeys(object);
    for (let k = 0; k < found.length; k++)
      if (!hasOwn(own, found[k]!)) restored = deleteProperty(object, found[k]!) && restored;
    for (let k = 0; k < names.length; k++) {
      const wanted = own[names[k]!]!;
      if (getOwnPropertyDescriptor(object, names[k]!)?.value !== wanted.value)
        restored = defineProperty(object, names[k]!, wanted) && restored;
    }
  }
  return restored;
}

function lock(object: object): void {
  const open = OPEN.get(object);
  for (const key of ownKeys(object)) if (!open?.includes(key)) lockProperty(object, key);
  if (!open) Object.preventExtensions(object);
  // What becomes a prototype, the engine puts back into the form in which it is fast.
  Object.create(object);
}

function lockProperty(object: object, key: string | symbol): void {
  const found = getOwnPropertyDescriptor(object, key)!;
  if (!found.configurable) return;
  const writable = typeof key === "string" && INHERITED.has(key) ? found.writable : false;
  const locked = "value" in found ? { ...found, writable } : found;
  defineProperty(object, key, { ...locked, configurable: false });
}
