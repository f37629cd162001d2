import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Attack } from "../attack.ts";
import { attempts, called, loaded, MARK } from "../targets.ts";

const ROOT = join(import.meta.dirname, "../../../..");

/** Where a grader might look for results, or somebody for something of his own. */
const PLACES = [".", "/work", "/tmp", "/dev/shm", "/", "/autograder/results", "/proc/1/cwd", tmpdir(), ROOT];

const writeIn = (place: string, name: string) => `fs.writeFileSync(${JSON.stringify(join(place, name))}, text);`;

/** They would write the verdict themselves. */
export const writing: Attack[] = [
  {
    name: "results-file",
    claim: { en: "no file is taken for a result", fa: "هیچ فایلی نتیجه به شمار نمی‌آید" },
    tries: "writes results with full marks wherever a grader might look for them",
    lessons: loaded(`const text = '{"score":100,"success":true,"tests":[{"status":"passed"}]}';
      ${attempts(...PLACES.flatMap((place) => ["results.json", `${MARK}.json`].map((name) => writeIn(place, name))))}`),
  },
  {
    name: "edit-course",
    claim: {
      en: "tests, fixtures and solutions stay as they were",
      fa: "آزمون‌ها، داده‌ها و پاسخ‌ها دست‌نخورده می‌مانند",
    },
    tries: "empties the tests of its task for the next run",
    lessons: loaded(
      attempts(
        ...["tests/02-xo/relu.test.ts", "fixtures/02-xo/relu.json", "solutions/02-xo/relu.ts"].flatMap((path) =>
          ["a", "r+"].map(
            (flag) =>
              `fs.closeSync(fs.openSync("${join(ROOT, path)}", "${flag}")); fs.appendFileSync("${join(ROOT, path)}", "// ${MARK}");`,
          ),
        ),
        `fs.appendFileSync("/work/host.cjs", "// ${MARK}"); fs.chmodSync("/work", 0o777);`,
      ),
    ),
  },
  {
    name: "full-disk",
    claim: { en: "the disk cannot be filled", fa: "دیسک را نمی‌توان پر کرد" },
    tries: "writes 4 GB into every folder that takes it, and a million names",
    lessons: called(`const part = Buffer.alloc(2 ** 20);
      for (const folder of ["/tmp", "/dev/shm", "/work"]) {
        ${attempts(
          `for (let k = 0; k < 4096; k++) fs.appendFileSync(folder + "/${MARK}", part);`,
          `for (let k = 0; k < 1e6; k++) fs.symlinkSync("x".repeat(100), folder + "/${MARK}-" + k);`,
        )}
      }`),
  },
  {
    name: "planted-links",
    claim: {
      en: "links and pipes that it plants are followed by nobody",
      fa: "پیوندها و لوله‌هایی که می‌گذارد دنبال نمی‌شوند",
    },
    tries: "plants links to files of the machine, sockets and pipes under names that a grader may use",
    lessons: loaded(
      attempts(
        ...["/tmp", "/work", "/dev/shm"].flatMap((folder) => [
          `fs.symlinkSync("/etc/passwd", "${folder}/${MARK}"); fs.writeFileSync("${folder}/${MARK}", "x");`,
          `fs.linkSync("/work/host.cjs", "${folder}/${MARK}-link");`,
          `node("node:net").createServer().listen("${folder}/${MARK}.sock");`,
        ]),
      ),
    ),
  },
  {
    name: "late-thread",
    claim: { en: "threads that work on write no results", fa: "رشته‌های پس‌زمینه نتیجه‌ای نمی‌نویسند" },
    tries: "starts a thread that forges answers to the calls of later lessons",
    lessons: loaded(
      attempts(`const { Worker } = node("node:worker_threads");
        new Worker("const fs = require('fs'); for (let k = 0; k < 1e4; k++) { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1); fs.writeSync(1, Buffer.from([6, 0, 0, 0, 11, 0, 0, 0, 0, 0])); }", { eval: true, stdout: true, stderr: true });`),
    ),
    spoilsItself: true,
  },
  {
    name: "late-timer",
    claim: { en: "what it puts off until later never comes", fa: "کاری که به بعد موکول کند هرگز نمی‌رسد" },
    tries: "sets timers, promises and microtasks that would write once the grader has looked away",
    lessons: loaded(
      attempts(
        `setInterval(() => fs.writeFileSync("/tmp/${MARK}-late", "x"), 1);`,
        `setImmediate(() => fs.writeSync(1, Buffer.from([6, 0, 0, 0, 11, 0, 0, 0, 0, 0])));`,
        `(async () => { for (let k = 0; k < 1e4; k++) { await null; fs.writeFileSync("/tmp/${MARK}-late", "x"); } })();`,
      ),
    ),
  },
  {
    name: "detached-child",
    claim: { en: "no process outlives its submission", fa: "هیچ پردازه‌ای پس از پاسخ زنده نمی‌ماند" },
    tries: "starts detached children that wait to rewrite results",
    lessons: loaded(
      attempts(
        ...["spawn", "exec", "fork"].map(
          (how) =>
            `node("node:child_process").${how}("/bin/node", ["-e", "setTimeout(() => {}, 20000)"], { detached: true, stdio: "ignore" }).on("error", () => {}).unref();`,
        ),
        `node("node:cluster").setupPrimary({ exec: "/work/host.cjs" }); node("node:cluster").fork();`,
      ),
    ),
  },
  {
    name: "printed-results",
    claim: { en: "what it prints is read by nobody", fa: "آنچه چاپ می‌کند خوانده نمی‌شود" },
    tries: "prints the lines that autograders look for, on every stream",
    lessons: loaded(
      attempts(
        `for (const how of ["log", "error", "table", "dir", "group"]) console[how]('{"scores":{"relu":100}}');`,
        `process.stdout.write("TAP version 13\\nok 1\\n"); process.stderr.write("PASS relu\\n");`,
        `process._rawDebug("8 passed");`,
        `fs.writeSync(2, "Tests 8 passed (8)\\n");`,
      ),
    ),
  },
];
