import { dirname } from "node:path";
import type { Attack } from "../attack.ts";
import { attempts, called, loaded, TARGET } from "../targets.ts";

const ROOT = dirname(dirname(dirname(dirname(import.meta.dirname))));

/** Places where the course might be, from inside and from outside. */
const PLACES = JSON.stringify([
  ROOT,
  "/work",
  "..",
  "/proc/1/cwd",
  "/proc/1/root",
  "/proc/self/root",
  "/autograder",
  "/home",
]);

/** Answers with the solution that it finds, if it does. */
const FIND = `
  for (const place of ${PLACES}) for (const path of ["/solutions/02-xo/relu.ts", "${ROOT}/solutions/02-xo/relu.ts"])
    try { const text = fs.readFileSync(place + path, "utf8"); if (text) return map.map((row) => row.map((x) => x > 0 ? x : 0)); } catch {}`;

const works = "map.map((row) => row.map((x) => Math.max(0, x)))";

/** They would look up what they cannot work out. Where they find it they answer rightly, which is how it is noticed. */
export const reading: Attack[] = [
  {
    name: "read-solution",
    claim: { en: "solutions cannot be read", fa: "پاسخ‌ها را نمی‌توان خواند" },
    tries: "looks for the solution of its task wherever it might be",
    lessons: called(FIND),
  },
  {
    name: "read-tests",
    claim: { en: "tests and fixtures cannot be read", fa: "آزمون‌ها و داده‌های آن‌ها را نمی‌توان خواند" },
    tries: "looks for tests, drawn tests and fixtures of its task",
    lessons:
      called(`for (const place of ${PLACES}) for (const path of ["/tests/02-xo/relu.test.ts", "/drawn/02-xo/relu.test.ts",
      "/fixtures/02-xo/relu.json"]) if (fs.existsSync(place + path)) return ${works};`),
  },
  {
    name: "require-solution",
    claim: { en: "solutions cannot be imported", fa: "پاسخ‌ها را نمی‌توان وارد کرد" },
    tries: "imports the solution by every name and with every loader",
    lessons: called(
      attempts(
        ...[`require("#reference/02-xo/relu")`, `node("#lesson/02-xo/relu")`, `node("${ROOT}/solutions/02-xo/relu.ts")`]
          .concat([`node("node:module").createRequire("${ROOT}/package.json")("#reference/02-xo/relu")`])
          .concat([`process.mainModule.constructor._load("${ROOT}/solutions/02-xo/relu.ts")`])
          .map((expression) => `return ${expression}.relu(map);`),
        `import("${ROOT}/solutions/02-xo/relu.ts").then((found) => { globalThis.found = found; });`,
        `if (globalThis.found) return globalThis.found.relu(map);`,
      ),
    ),
  },
  {
    name: "environment",
    claim: { en: "the grader's secrets are not in reach", fa: "رازهای نمره‌دهنده در دسترس نیست" },
    tries: "reads variables and memory of every process that it can see",
    lessons: called(`let found = JSON.stringify(process.env);
      for (const id of fs.readdirSync("/proc")) for (const file of ["environ", "cmdline", "maps"])
        try { found += fs.readFileSync("/proc/" + id + "/" + file, "latin1"); } catch {}
      if (/NODE_EXTRA_CA|TMPDIR=(?!\\/tmp)|npm_|SECRET|TOKEN|main\\.ts|\\/root\\//.test(found)) return ${works};`),
  },
  {
    name: "first-process",
    claim: { en: "the process that watches cannot be taken over", fa: "پردازهٔ نگهبان را نمی‌توان در اختیار گرفت" },
    tries: "opens the memory of process 1 for writing, which has no filter to pass",
    lessons: called(`try { const memory = fs.openSync("/proc/1/mem", "r+");
      const [start] = fs.readFileSync("/proc/1/maps", "latin1").split("-"); fs.readSync(memory, Buffer.alloc(8), 0, 8, parseInt(start, 16));
      if (!/^Seccomp:\\s*2/m.test(fs.readFileSync("/proc/1/status", "latin1"))) return ${works}; } catch {}`),
  },
  {
    name: "debugger",
    claim: { en: "no debugger opens a way in or out", fa: "اشکال‌زدا راهی به درون یا بیرون باز نمی‌کند" },
    tries: "starts the inspector, and asks it to run code outside of the lesson",
    lessons: loaded(
      attempts(
        `node("node:inspector").open(9229, "0.0.0.0");`,
        `const session = new (node("node:inspector").Session)(); session.connect();
         session.post("Runtime.evaluate", { expression: "process.mainModule.require('node:child_process').execSync('id')" });`,
        `node("node:v8").setFlagsFromString("--allow-natives-syntax");`,
      ),
    ),
  },
  {
    name: "evaluated-code",
    claim: { en: "code out of text gets no further than other code", fa: "کد ساخته از متن هم دستش به جایی نمی‌رسد" },
    tries: "leaves its function by eval, the Function constructor and contexts of node:vm",
    lessons: called(
      attempts(
        `eval("process.mainModule").require("${ROOT}/solutions/02-xo/relu.ts");`,
        `return new Function("return this")().process.mainModule.require("${ROOT}/solutions/02-xo/relu.ts").relu(map);`,
        `return node("node:vm").runInNewContext("f('fs')", { f: node }).readFileSync("${ROOT}/course.ts");`,
        `return (function* () {}).constructor("return 1")().next();`,
      ),
    ),
  },
  {
    name: "later-lessons",
    claim: {
      en: "functions of one task's tests serve no other task",
      fa: "تابع‌های آزمون یک تمرین به کار تمرین دیگر نمی‌آید",
    },
    tries: "keeps the ReLU that the tests of another task hand out, and answers with it",
    lessons: {
      "02-xo/stack": `export function forward(image, layers, operations) { globalThis.kept = operations; throw new Error("kept"); }
        export function flatten() { throw new Error("no answer"); } export const outputShape = flatten;`,
      [TARGET]: `export function relu(map) { return globalThis.kept.relu(map); }`,
    },
  },
];
