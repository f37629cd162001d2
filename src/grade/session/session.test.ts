import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { NotImplemented } from "#kit/not-implemented";
import { writeHost } from "../host/program.ts";
import { makeCage } from "../sandbox/cage.ts";
import { cageFor } from "../sandbox/cages.ts";
import { missingTools } from "../sandbox/tools.ts";
import { compileLessons } from "../submission/compile.ts";
import { Malformed } from "../wire/bytes.ts";
import { Ended } from "../wire/channel.ts";
import { admit, type Guest } from "./guest.ts";

const root = resolve(import.meta.dirname, "../../..");
/** What these tests ask of a session holds on every machine. */
const open = cageFor("none");
let folder: string;
let guest: Guest | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tamrin-session-"));
  writeHost(root, folder);
});
afterEach(() => guest?.stop());
afterAll(() => rmSync(folder, { recursive: true }));

/** One lesson `t/lesson` with this code, called by these names. */
function lesson(code: string, names: Record<string, unknown> = { f: () => {} }, cage = open) {
  guest = admit({ cage, folder });
  const script = transformSync(code, { loader: "ts", format: "cjs" }).code;
  guest.session.load(new Map([["t/lesson", script]]));
  return guest.session.lesson("t/lesson", names) as Record<string, (...args: unknown[]) => unknown>;
}

const one = (code: string) => lesson(code).f!;

test("a function takes and gives values, and keeps its name", () => {
  const f = one("export const f = (a: number[][], k: number) => ({ rows: a.map((row) => row.map((x) => k * x)), k });");
  expect(f.name).toBe("f");
  expect(f([[1, 2], [3]], -0)).toStrictEqual({ rows: [[-0, -0], [-0]], k: -0 }); // prettier-ignore
  expect(f([], NaN)).toStrictEqual({ rows: [], k: NaN });
});

test("what it throws is thrown here, by its class", () => {
  const { range, own, number, stub } = lesson(
    `import { NotImplemented } from "#kit/not-implemented";
     export const range = () => { throw new RangeError("out of it"); };
     export const own = () => { throw Object.assign(new Error("mine"), { name: "Own" }); };
     export const number = () => { throw 7; };
     export const stub = () => { throw new NotImplemented("stub"); };`,
    { range: () => {}, own: () => {}, number: () => {}, stub: () => {} },
  );
  expect(range).toThrow(new RangeError("out of it"));
  expect(() => range!()).toThrow(RangeError);
  expect(own).toThrow(expect.objectContaining({ name: "Own", message: "mine" }));
  expect(number).toThrow("thrown: 7");
  expect(() => stub!()).toThrow(NotImplemented);
});

test("an error tells the line of the source that threw it, also through functions of both sides", async () => {
  const source = `
import { NotImplemented } from "#kit/not-implemented";

type Unused = { a: number };
export const f = (g?: (h: () => void) => void): void => {
  const fail = (): void => {
    throw new NotImplemented("f");
  };
  if (g) g(fail);
  else fail();
};`;
  guest = admit({ cage: open, folder });
  guest.session.load(await compileLessons(new Map([["t/lesson", source]])));
  const f = guest.session.lesson("t/lesson", { f: () => {} }).f as (g?: unknown) => void;
  const place = { file: "t/lesson.ts", line: 7, column: 11, text: '    throw new NotImplemented("f");' };
  expect(() => f()).toThrow(expect.objectContaining({ name: "NotImplemented", at: place }));
  expect(() => f((h: () => void) => h())).toThrow(expect.objectContaining({ at: place }));
});

test("what it changes in its arguments is changed here, and what it gives back of them is the same object", () => {
  const f = one("export const f = (rows: number[][]) => { rows[0]![0] = 9; rows.push([5]); return rows[1]; };");
  const rows = [[1], [2]];
  const second = rows[1];
  expect(f(rows)).toBe(second);
  expect(rows).toEqual([[9], [2], [5]]);
});

test("a function passed to it is called here, also from within a function that it gave", () => {
  const calls: unknown[] = [];
  const add = one("export const f = (g: (x: number[]) => number) => (x: number[]) => g(x) + g([...x, 1]);")(
    (x: number[]) => {
      calls.push(x);
      return x.length;
    },
  ) as (x: number[]) => number;
  expect(add([4, 4])).toBe(5);
  expect(calls).toEqual([[4, 4], [4, 4, 1]]); // prettier-ignore
});

test("what such a function throws comes out on the other side, unless it is caught there", () => {
  const f = one(
    "export const f = (g: () => void, keep: boolean) => { try { g(); } catch (e) { if (keep) throw e; return e.message; } };",
  );
  const fail = () => {
    throw new RangeError("here");
  };
  expect(f(fail, false)).toBe("here");
  expect(() => f(fail, true)).toThrow(new RangeError("here"));
});

test("a constant is read, and a lesson may import another", () => {
  guest = admit({ cage: open, folder });
  const script = (code: string) => transformSync(code, { loader: "ts", format: "cjs" }).code;
  guest.session.load(
    new Map([
      ["t/base", script("export const K = [1, 2]; export const double = (x: number) => 2 * x;")],
      ["t/top", script('import { double, K } from "#lesson/t/base"; export const f = () => K.map(double);')],
    ]),
  );
  expect(guest.session.lesson("t/base", { K: [], double: () => {} }).K).toEqual([1, 2]);
  expect((guest.session.lesson("t/top", { f: () => {} }).f as () => unknown)()).toEqual([2, 4]);
});

test.each([
  ["the network", "net"],
  ["the disk", "fs"],
  ["a package", "@tensorflow/tfjs-node"],
])("a lesson cannot import %s", (_, name) => {
  const f = one(`import * as x from "${name}"; export const f = () => Object.keys(x).length;`);
  expect(() => f()).toThrow(`a lesson cannot import ${name}`);
});

test("what a lesson prints is no message", () => {
  const f = one('export const f = () => { console.log("hello"); process.stdout.write("hello"); return 1; };');
  expect(f()).toBe(1);
});

test("the built-ins that other lessons share cannot be changed, and objects of one's own can", () => {
  const f = one(`export const f = () => {
    const seen: string[] = [];
    const attempt = (name: string, change: () => void) => { try { change(); } catch (e) { seen.push(name + " " + e.name); } };
    attempt("map", () => { Array.prototype.map = () => []; });
    attempt("is", () => { Object.is = () => true; });
    attempt("next", () => { Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true }); });
    attempt("extend", () => { (Map.prototype as any).extra = 1; });
    attempt("own", () => { class A extends Error { constructor() { super("x"); this.name = "A"; this.message = "y"; } } new A(); });
    attempt("object", () => { const o: any = {}; o.toString = () => "o"; o.constructor = 1; });
    return seen;
  };`);
  expect(f()).toEqual(["map TypeError", "is TypeError", "next TypeError", "extend TypeError"]);
});

test("what can be changed of arrays and objects is as it was when the next task begins", () => {
  const { harm, look } = lesson(
    `export const harm = () => {
       (Array.prototype as any).extra = (Object.prototype as any).hidden = (Array.prototype as any).valueOf = 1;
       (Array.prototype as any).constructor = class Fake {};
       Object.setPrototypeOf(Array.prototype, { inherited: 1 });
     };
     export const look = () => ["extra" in [], [].valueOf === ({} as any).valueOf, "hidden" in {}, "inherited" in [], [].constructor === Array];`,
    { harm: () => {}, look: () => {} },
  );
  const before = look!();
  harm!();
  expect(look!()).not.toEqual(before);
  guest!.session.finish();
  expect(look!()).toEqual(before);
});

test("a process that cannot be made as it was ends with its task", () => {
  const f = one("export const f = () => { Object.defineProperty(Array.prototype, 'extra', { value: 1 }); };");
  f();
  expect(guest!.session.over).toBeUndefined();
  guest!.session.finish();
  expect(guest!.session.over).toBeInstanceOf(Ended);
});

test("a process that ends is told, at once and afterwards", () => {
  const f = one("export const f = () => process.exit(0);");
  expect(() => f()).toThrow(Ended);
  expect(() => f()).toThrow(Ended);
});

test("an answer of its own making on the pipe is a breach", () => {
  const f = one(`export const f = () => {
    const frame = Buffer.from([1, 0, 0, 0, 99]);
    (process as any).binding("fs").writeBuffer(1, frame, 0, frame.length, null, undefined, {});
    return 1;
  };`);
  expect(() => f()).toThrow(Malformed);
});

test.each([
  ["a getter that throws", "({ get x() { throw new Error('boo'); } })", "boo"],
  ["a symbol", "Symbol('s')", "symbol"],
  ["an object of a class", "new (class Box {})()", "Box"],
  ["a proxy that traps", "new Proxy({}, { ownKeys() { throw new Error('trap'); } })", "trap"],
])("%s is an error of the lesson", (_, value, reason) => {
  const f = one(`export const f = () => ${value};`);
  expect(() => f()).toThrow(reason);
});

const missing = missingTools(process.env);
const why = missing.length > 0 ? ` (skipped: ${missing.join(", ")} not installed)` : "";

describe.skipIf(missing.length > 0)(`in the sandbox${why}`, () => {
  test("the course's own convolution answers as it does here", () => {
    const code = readFileSync(join(root, "solutions/02-xo/convolve.ts"), "utf8");
    const { convolve } = lesson(code, { convolve: () => {} }, makeCage());
    const image = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; // prettier-ignore
    expect(convolve!(image, [[1, 0], [0, 1]])).toEqual([[1.5, 2], [3, 3.5]]); // prettier-ignore
  });

  test("a loop without an end ends the process, and the call", () => {
    guest = admit({ cage: makeCage(), folder, limits: { cpu: 1 } });
    guest.session.load(new Map([["t/lesson", "exports.f = () => { for (;;); };"]]));
    expect(() => guest!.session.call("t/lesson", "f", [])).toThrow(Ended);
  });
});
