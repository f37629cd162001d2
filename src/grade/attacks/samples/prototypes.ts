import type { Attack } from "../attack.ts";
import { attempts, loaded } from "../targets.ts";

/** They would change what all code of a process shares. */
export const prototypes: Attack[] = [
  {
    name: "array-prototype",
    claim: { en: "arrays work as ever for the next task", fa: "آرایه‌ها برای تمرین بعدی همان‌اند که بودند" },
    tries: "replaces map, every, push, reduce and the iterator of arrays",
    lessons: loaded(
      attempts(
        ...["map", "every", "push", "reduce", "some", "forEach", "flat", "slice"].map(
          (name) => `Array.prototype.${name} = () => [];`,
        ),
        `Array.prototype[Symbol.iterator] = function* () {};`,
        `Object.defineProperty(Array.prototype, "length", { value: 0 });`,
        `Object.setPrototypeOf(Array.prototype, { map: () => [] });`,
        `Object.defineProperty(Object.getPrototypeOf([][Symbol.iterator]()), "next", { value: () => ({ done: true }) });`,
      ),
    ),
  },
  {
    name: "object-prototype",
    claim: { en: "objects have no property that nobody gave them", fa: "هیچ شیئی ویژگی ناخواسته نمی‌گیرد" },
    tries: "adds properties and setters to Object.prototype",
    lessons: loaded(
      attempts(
        `Object.prototype.error = undefined;`,
        `Object.defineProperty(Object.prototype, "0", { set() {}, get: () => 0 });`,
        `Object.defineProperty(Object.prototype, "passed", { get: () => true });`,
        `Object.prototype.__defineSetter__("error", () => {});`,
        `({}).__proto__.polluted = true;`,
      ),
    ),
  },
  {
    name: "numbers",
    claim: { en: "numbers and Math stay what they are", fa: "عددها و Math همان می‌مانند" },
    tries: "replaces methods of numbers and of Math",
    lessons: loaded(
      attempts(
        `Number.prototype.valueOf = () => 0;`,
        `Number.prototype.toFixed = () => "0";`,
        `for (const key of Object.getOwnPropertyNames(Math)) Math[key] = () => 0;`,
        `globalThis.Number = () => 0; globalThis.Math = {};`,
      ),
    ),
  },
  {
    name: "shared-globals",
    claim: { en: "JSON, promises and iteration stay what they are", fa: "JSON، وعده‌ها و پیمایش همان می‌مانند" },
    tries: "replaces JSON, Promise.prototype.then, Reflect and Symbol.iterator",
    lessons: loaded(
      attempts(
        `JSON.parse = () => ({}); JSON.stringify = () => "{}";`,
        `Promise.prototype.then = () => {};`,
        `Reflect.apply = () => [[0]];`,
        `Function.prototype.call = Function.prototype.apply = () => 0;`,
        `Map.prototype.get = () => undefined; Map.prototype.set = () => undefined;`,
        `Error.prepareStackTrace = () => ""; Error.stackTraceLimit = 0;`,
      ),
    ),
  },
  {
    name: "host-internals",
    claim: {
      en: "a changed host changes its own student's answers only",
      fa: "دست‌کاری میزبان تنها پاسخ خود دانشجو را خراب می‌کند",
    },
    tries: "replaces Buffer's methods and fs.writeSync, which the host sends its answers with",
    lessons: loaded(
      attempts(
        `Buffer.prototype.writeDoubleLE = function (_, at) { return at + 8; };`,
        `Buffer.alloc = Buffer.from = () => new Uint8Array(6);`,
        `const { writeSync } = fs; fs.writeSync = (to, bytes, ...rest) => writeSync(to, bytes.fill?.(11) ?? bytes, ...rest);`,
        `node.cache && Object.values(node.cache).forEach((module) => { module.exports = {}; });`,
      ),
    ),
    spoilsItself: true,
  },
];
