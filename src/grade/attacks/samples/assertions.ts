import type { Attack } from "../attack.ts";
import { answers, attempts, called, loaded } from "../targets.ts";

/** They would turn the judge. */
export const assertions: Attack[] = [
  {
    name: "expect-extend",
    claim: { en: "matchers cannot be replaced", fa: "سنجه‌های آزمون را نمی‌توان عوض کرد" },
    tries: "registers matchers that always pass, wherever vitest or jest keep theirs",
    lessons: loaded(
      attempts(
        `for (const key of Object.getOwnPropertySymbols(globalThis)) globalThis[key]?.extend?.({ toBeNear: () => ({ pass: true }) });`,
        `globalThis[Symbol.for("$$jest-matchers-object")] = { matchers: { toBeNear: () => ({ pass: true }) } };`,
        `globalThis[Symbol.for("expect-global")] = () => new Proxy(() => {}, { get: () => () => {} });`,
        `globalThis.expect = () => new Proxy({}, { get: () => () => {} });`,
      ),
    ),
  },
  {
    name: "chai-config",
    claim: { en: "the assertion library is out of reach", fa: "کتابخانهٔ آزمون در دسترس نیست" },
    tries: "loads chai, vitest and node:assert, and empties their methods",
    lessons: loaded(
      attempts(
        `const chai = node("chai"); for (const key of Object.getOwnPropertyNames(chai.Assertion.prototype)) chai.Assertion.prototype[key] = () => {};`,
        `node("@vitest/expect").chai.config.truncateThreshold = 0;`,
        `const assert = node("node:assert"); for (const key of Object.keys(assert)) assert[key] = () => {};`,
      ),
    ),
  },
  {
    name: "object-is",
    claim: { en: "equality is the grader's own", fa: "برابری را خود نمره‌دهنده می‌سنجد" },
    tries: "makes Object.is, Number.isNaN, Math.abs and Set.has say that all is well",
    lessons: loaded(
      attempts(
        `Object.is = () => true;`,
        `Object.defineProperty(Object, "is", { value: () => true });`,
        `Math.abs = () => 0;`,
        `Number.isNaN = () => false;`,
        `Set.prototype.has = () => true;`,
      ),
    ),
  },
  {
    name: "always-equal",
    claim: { en: "no answer can call itself right", fa: "هیچ پاسخی نمی‌تواند خود را درست بخواند" },
    tries: "answers with an object that matchers ask whether it matches",
    lessons:
      answers(`{ asymmetricMatch: () => true, $$typeof: "Symbol(jest.asymmetricMatcher)", sample: map, inverse: false,
      toAsymmetricMatcher: () => "right", nodeType: 1, nodeName: "x", isEqualNode: () => true, equals: () => true }`),
  },
  {
    name: "value-of",
    claim: { en: "an answer is data and has no say", fa: "پاسخ داده است و چیزی را اجرا نمی‌کند" },
    tries: "answers with objects that turn into whatever number is asked for",
    lessons:
      answers(`map.map((row) => row.map((x) => ({ valueOf: () => Math.max(0, x), toString: () => "0", toJSON: () => 0,
      [Symbol.toPrimitive]: () => Math.max(0, x) })))`),
  },
  {
    name: "borrowed-methods",
    claim: { en: "what stands in for an array is no array", fa: "چیزی که ادای آرایه را درمی‌آورد آرایه نیست" },
    tries: "answers with an object whose map gives the test back what it wants to see",
    lessons: answers(`{ length: map.length, map: () => map, every: () => true, slice: () => map, flat: () => map.flat(),
      arraySync: () => map, entries: () => map.entries(), then: undefined }`),
  },
  {
    name: "array-like",
    claim: { en: "an array-like object is no array", fa: "شیء آرایه‌مانند آرایه نیست" },
    tries: "answers with numbered properties and a length",
    lessons: answers(
      `Object.assign({ length: map.length }, map.map((row) => ({ length: row.length, ...row.map((x) => x > 0 ? x : 0) })))`,
    ),
  },
  {
    name: "proxy",
    claim: { en: "a proxy is asked once, for data", fa: "از پروکسی تنها یک بار داده گرفته می‌شود" },
    tries: "answers with proxies that have every property and every method",
    lessons:
      answers(`new Proxy(() => {}, { get: (_, key) => key === "length" ? 1 : () => true, has: () => true, apply: () => 0,
      ownKeys: () => ["length", "prototype"], getPrototypeOf: () => Array.prototype })`),
  },
  {
    name: "nan",
    claim: { en: "NaN is near nothing", fa: "NaN به هیچ عددی نزدیک نیست" },
    tries: "answers with NaN everywhere, whose every comparison is false",
    lessons: answers(`map.map((row) => row.map(() => NaN))`),
  },
  {
    name: "assertion-error",
    claim: { en: "an error's name and shape buy nothing", fa: "نام و شکل خطا چیزی نمی‌خرد" },
    tries: "throws errors that call themselves skipped, expected or assertions that passed",
    lessons:
      called(`const error = Object.assign(new Error("skip"), { name: "AssertionError", code: "VITEST_PENDING", expected: 1,
      actual: 1, showDiff: false, footprint: Symbol.for("fast-check/PreconditionFailure"), [Symbol.for("fast-check/PreconditionFailure")]: true });
      throw [error, { code: "VITEST_PENDING" }, null, undefined, Symbol.for("fast-check/PreconditionFailure")][map.length % 5];`),
  },
];
