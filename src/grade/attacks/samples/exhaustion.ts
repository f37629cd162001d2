import type { Attack } from "../attack.ts";
import { attempts, called, loaded, TARGET } from "../targets.ts";

/** They would take all that there is: time, memory, processes, room for output. */
export const exhaustion: Attack[] = [
  {
    name: "endless-loop",
    claim: { en: "a loop without an end is ended", fa: "حلقهٔ بی‌پایان پایان داده می‌شود" },
    tries: "never returns",
    lessons: called(`for (const until = Date.now() + 20_000; Date.now() < until;);`),
  },
  {
    name: "endless-load",
    claim: { en: "a lesson that never loads is ended", fa: "درسی که بار شدنش تمام نمی‌شود پایان داده می‌شود" },
    tries: "loops before its functions exist",
    lessons: loaded(`for (const until = Date.now() + 20_000; Date.now() < until;);`),
  },
  {
    name: "sleep",
    claim: { en: "a process that only waits is ended", fa: "پردازه‌ای که فقط منتظر است پایان داده می‌شود" },
    tries: "sleeps, which takes no processor time",
    lessons: called(`Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20_000);`),
  },
  {
    name: "regular-expression",
    claim: { en: "a pattern that backtracks without end is ended", fa: "الگوی بی‌پایان عبارت منظم پایان داده می‌شود" },
    tries: "matches a pattern that takes 2^40 steps",
    lessons: called(`/^(a+)+$/.test("a".repeat(40) + "!");`),
  },
  {
    name: "memory-arrays",
    claim: { en: "a heap that grows without end is ended", fa: "رشد بی‌پایان حافظه پایان داده می‌شود" },
    tries: "keeps 4 GB of arrays",
    lessons: called(`const held = []; while (held.length < 500) held.push(new Array(1e6).fill(held.length));`),
  },
  {
    name: "memory-buffers",
    claim: { en: "memory outside of the heap has a limit, too", fa: "حافظهٔ بیرون از heap هم محدود است" },
    tries: "takes 4 GB in buffers, strings and WebAssembly memory",
    lessons: called(
      attempts(
        `const held = []; while (held.length < 32) held.push(Buffer.alloc(2 ** 27, 1));`,
        `const texts = []; while (texts.length < 32) texts.push(Buffer.alloc(2 ** 26, 97).toString() + texts.length);`,
        `const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 }); memory.grow(65535); new Uint8Array(memory.buffer).fill(1);`,
        `const shared = []; while (shared.length < 32) shared.push(new Uint8Array(new SharedArrayBuffer(2 ** 27)).fill(1));`,
      ),
    ),
  },
  {
    name: "fork-bomb",
    claim: { en: "processes do not multiply", fa: "پردازه‌ها زیاد نمی‌شوند" },
    tries: "starts 300 processes by every means",
    lessons: called(`const { spawn, spawnSync } = node("node:child_process");
      for (let k = 0; k < 300; k++) { ${attempts(`spawn("/bin/node", ["-e", "setTimeout(() => {}, 5000)"], { stdio: "ignore" }).on("error", () => {});`)} }
      ${attempts(`spawnSync("/bin/sh", ["-c", "sleep 5 & sleep 5 & sleep 5"]);`)}`),
  },
  {
    name: "thread-bomb",
    claim: { en: "threads end with their process", fa: "رشته‌ها با پردازهٔ خود پایان می‌یابند" },
    tries: "starts 200 threads that loop",
    lessons: called(`const { Worker } = node("node:worker_threads");
      for (let k = 0; k < 200; k++) { ${attempts(`new Worker("const until = Date.now() + 8000; while (Date.now() < until);", { eval: true, stdout: true, stderr: true }).on("error", () => {});`)} }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000);`),
  },
  {
    name: "output-flood",
    claim: { en: "no output fills the grader's memory", fa: "هیچ خروجی‌ای حافظهٔ نمره‌دهنده را پر نمی‌کند" },
    tries: "prints a gigabyte, past the console that the host has silenced",
    lessons: called(`const part = Buffer.alloc(2 ** 20, 46);
      ${attempts(`for (let k = 0; k < 1024; k++) fs.writeSync(2, part);`, `for (let k = 0; k < 1024; k++) { console.log("x".repeat(1e5)); fs.writeSync(1, part); }`)}`),
    spoilsItself: true,
  },
  {
    name: "deep-recursion",
    claim: { en: "an exhausted stack is the lesson's error", fa: "سرریز پشته خطای خود درس است" },
    tries: "calls itself without end",
    lessons: { [TARGET]: `export function relu(map) { return [relu(map)]; }` },
  },
  {
    name: "network",
    claim: { en: "nothing is sent anywhere", fa: "چیزی به جایی فرستاده نمی‌شود" },
    tries: "opens sockets of every kind and asks name servers, in a thread that waits for what comes",
    lessons:
      called(`const { Worker } = node("node:worker_threads"); if (!globalThis.state) { const state = (globalThis.state = new Int32Array(new SharedArrayBuffer(4)));
      new Worker(\`const { workerData: state } = require("node:worker_threads"); const won = () => { state[0] = 1; Atomics.notify(state, 0); };
        const each = (f) => { try { f(); } catch {} };
        each(() => require("net").connect(53, "127.0.0.1").on("connect", won).on("error", () => {}));
        each(() => require("net").createServer().on("error", () => {}).listen(0, won));
        each(() => { const socket = require("dgram").createSocket("udp4"); socket.on("error", () => {}); socket.send("x", 53, "127.0.0.1", (e) => { if (!e) won(); }); });
        each(() => require("dns").lookup("localhost", (e) => { if (!e) won(); }));
        each(() => require("http").get("http://127.0.0.1/", won).on("error", () => {}));
        each(() => fetch("http://127.0.0.1/").then(won, () => {}));
        each(() => require("net").connect("/run/docker.sock").on("connect", won).on("error", () => {}));\`, { eval: true, stdout: true, stderr: true, workerData: state });
      Atomics.wait(state, 0, 0, 2_000); }
      if (globalThis.state[0] === 1) return map.map((row) => row.map((x) => Math.max(0, x)));`),
  },
];
