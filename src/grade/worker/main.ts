/** The process that grades: it runs the tests, and never a submission's code. One submission at a time. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeHost } from "../host/program.ts";
import { makeCage, type Cage } from "../sandbox/cage.ts";
import { admit, type Guest } from "../session/guest.ts";
import { Watchdog } from "../session/watchdog.ts";
import { compileLessons } from "../submission/compile.ts";
import { loadTests, type TaskTests } from "../suite/suite.ts";
import type { Order, Paper, Report, Setting, TaskResult } from "./protocol.ts";

const folder = mkdtempSync(join(tmpdir(), "tamrin-grade-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.on("disconnect", () => process.exit());

/** For `--no-sandbox`. */
const open: Cage = {
  start: ({ args, stdio }) =>
    spawn(process.execPath, args, { cwd: folder, stdio: stdio as ["pipe", "pipe", "ignore"] }),
};

let suite: TaskTests[] = [];
let cage = open;
let setting: Setting;
const watchdog = new Watchdog();

const say = (report: Report) => process.send!(report);

process.on("message", async (order: Order) => {
  if ("prepare" in order) await prepare(order.prepare);
  else say({ graded: { id: order.grade.id, tasks: await grade(order.grade) } });
});

async function prepare(given: Setting): Promise<void> {
  setting = given;
  writeHost(setting.root, folder);
  suite = await loadTests(setting.root, setting.tasks);
  if (setting.sandbox) cage = makeCage();
  say({ ready: { tests: Object.fromEntries(suite.map(({ id, names }) => [id, names])) } });
}

async function grade({ lessons, tasks }: Paper): Promise<TaskResult[]> {
  const code = await compileLessons(new Map(Object.entries(lessons)));
  let guest: Guest | undefined;
  const results: TaskResult[] = [];
  try {
    for (const { id, run } of suite.filter((tests) => tasks.includes(tests.id))) {
      // A task whose process died takes no other task with it.
      if (!guest || guest.session.over) {
        guest?.stop();
        guest = admit({ cage, folder, slot: setting.slot });
        guest.session.load(code);
      }
      watchdog.guard(guest.process, setting.patience);
      const tests = await run(guest.session);
      watchdog.release();
      results.push({ id, tests });
    }
  } finally {
    guest?.stop();
  }
  return results;
}
