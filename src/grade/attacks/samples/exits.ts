import type { Attack } from "../attack.ts";
import { attempts, called, loaded, TARGET } from "../targets.ts";

/** They would end the run before it ends badly. */
export const exits: Attack[] = [
  {
    name: "process-exit",
    claim: { en: "a process that leaves has not passed", fa: "پردازه‌ای که بیرون می‌رود قبول نیست" },
    tries: "ends its process with the status of success",
    lessons: called(`process.exitCode = 0; process.exit(0);`),
  },
  {
    name: "really-exit",
    claim: { en: "nor one that leaves by the back door", fa: "از در پشتی هم که برود قبول نیست" },
    tries: "leaves past all handlers",
    lessons: called(`process.reallyExit(0);`),
  },
  {
    name: "exit-on-load",
    claim: { en: "a lesson that ends the run while it loads fails", fa: "درسی که هنگام بار شدن اجرا را ببندد رد است" },
    tries: "exits before its first function is asked for",
    lessons: { [TARGET]: `process.reallyExit(0); export function relu() {}` },
  },
  {
    name: "abort",
    claim: {
      en: "a crash is never a pass, and leaves no core file",
      fa: "فروپاشی هرگز قبولی نیست و فایل core نمی‌گذارد",
    },
    tries: "aborts, which dumps memory where that is allowed",
    lessons: called(`process.abort();`),
  },
  {
    name: "kill-parent",
    claim: { en: "signals reach nobody outside", fa: "سیگنال به هیچ پردازهٔ بیرونی نمی‌رسد" },
    tries: "sends SIGKILL to its parent, to all processes and to itself",
    lessons: called(
      attempts(
        `process.kill(process.ppid, "SIGKILL");`,
        `process.kill(1, "SIGKILL");`,
        `process.kill(-1, "SIGTERM");`,
        `process.kill(process.pid, "SIGKILL");`,
      ),
    ),
  },
  {
    name: "uncaught-handler",
    claim: { en: "handlers of errors answer for nothing", fa: "رسیدگی به خطا جای پاسخ را نمی‌گیرد" },
    tries: "installs handlers for every event of the process, and leaves rejections behind",
    lessons: loaded(
      attempts(
        `for (const event of ["uncaughtException", "unhandledRejection", "exit", "beforeExit", "SIGTERM"])
           process.on(event, () => { process.exitCode = 0; fs.writeSync(1, Buffer.from([6, 0, 0, 0, 11, 0, 0, 0, 0, 0])); });`,
        `Promise.reject(new Error("late")); process.nextTick(() => { throw new Error("later"); });`,
        `process.emit("exit", 0);`,
      ),
    ),
    spoilsItself: true,
  },
  {
    name: "bindings",
    claim: { en: "Node's inner doors lead nowhere", fa: "درهای درونی Node به جایی راه ندارند" },
    tries: "asks for internal bindings and loads a library of native code",
    lessons: loaded(
      attempts(
        ...["spawn_sync", "process_wrap", "tcp_wrap", "fs", "contextify", "inspector"].map(
          (name) => `process.binding("${name}");`,
        ),
        `process.dlopen({ exports: {} }, "/lib/x86_64-linux-gnu/libc.so.6");`,
        `process.binding("spawn_sync").spawn({ file: "/bin/node", args: ["node", "-e", "for(;;);"], stdio: [] });`,
        `process._debugProcess(1); process._kill(1, 9);`,
      ),
    ),
  },
];
