/** The process that grades: it runs the tests, and never a submission's code. One submission at a time. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestResult } from "../../run/protocol.ts";
import { thrown } from "../../run/thrown.ts";
import { writeHost } from "../host/program.ts";
import { makeCage, type Cage } from "../sandbox/cage.ts";
import { makeJail } from "../sandbox/jail.ts";
import type { Guest } from "../session/guest.ts";
import { Watchdog } from "../session/watchdog.ts";
import { compileLessons } from "../submission/compile.ts";
import { loadTests, type TaskTests } from "../suite/suite.ts";
import { Tensors } from "../tensors/tensors.ts";
import { bounded } from "./bounded.ts";
import { Guests } from "./guests.ts";
import type { Order, Paper, Report, Setting, TaskLimits, TaskResult } from "./protocol.ts";
import { TimedOut } from "./timed-out.ts";

const folder = mkdtempSync(join(tmpdir(), "tamrin-grade-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.on("disconnect", () => process.exit());

/** For `--no-sandbox`. */
const open: Cage = {
  start: ({ args, stdio }) =>
    spawn(process.execPath, args, { cwd: folder, stdio: stdio as ["pipe", "pipe", "ignore"] }),
};

let suite: TaskTests[] = [];
let guests: Guests;
let setting: Setting;
const watchdog = new Watchdog();
const tensors = new Tensors();

const say = (report: Report) => process.send!(report);

process.on("message", async (order: Order) => {
  if ("prepare" in order) await prepare(order.prepare);
  else {
    const tasks = await grade(order.grade);
    say({ graded: { id: order.grade.id, tasks, memory: process.memoryUsage.rss() } });
  }
});

async function prepare({ slot, ...given }: Setting & { slot: number }): Promise<void> {
  setting = given;
  try {
    writeHost(setting.root, folder);
    suite = await loadTests(setting.root, setting.tasks);
    tensors.clear();
    const room = { cage: cageOf(setting), folder, slot, workshop: tensors };
    guests = new Guests(room, setting.patience);
  } catch (error) {
    say({ failed: { why: (error as Error).message } });
    return;
  }
  say({ ready: { tests: Object.fromEntries(suite.map(({ id, names }) => [id, names])) } });
}

function cageOf({ sandbox, jail }: Setting): Cage {
  if (!sandbox) return open;
  return jail ? makeJail() : makeCage();
}

async function grade({ lessons, tasks, seeds }: Paper): Promise<TaskResult[]> {
  const code = await compileLessons(new Map(Object.entries(lessons)));
  const until = performance.now() + setting.patience * 1000;
  let current: { guest: Guest; memory: number } | undefined;
  const guestWith = (memory: number): Guest => {
    // A task whose process died takes no other task with it.
    if (current && !current.guest.session.over && current.memory === memory) return current.guest;
    current?.guest.stop();
    current = { guest: guests.take(memory), memory };
    current.guest.session.load(code);
    return current.guest;
  };
  const results: TaskResult[] = [];
  try {
    for (const tests of suite.filter(({ id }) => tasks.includes(id))) {
      const limits = setting.limits[tests.id]!;
      const left = until - performance.now();
      const result =
        left > 0 ? await runTask(tests, guestWith(limits.memory), limits, left, seeds[tests.id]) : late(tests);
      results.push({ id: tests.id, tests: result.map(bounded) });
    }
  } finally {
    current?.guest.stop();
  }
  return results;
}

/** `left`: milliseconds that the whole submission still has. */
async function runTask(
  { run }: TaskTests,
  { session, process }: Guest,
  limits: TaskLimits,
  left: number,
  seed: number[] | undefined,
): Promise<TestResult[]> {
  watchdog.guard(process, { wall: Math.min(limits.wall * 1000, left), cpu: limits.cpu * 1000 });
  const results = await run(session, seed);
  session.finish();
  tensors.clear();
  if (watchdog.release()) return results;
  return results.map((result) =>
    result.error?.name === "Ended" ? { ...result, error: thrown(new TimedOut(limits)) } : result,
  );
}

function late({ names }: TaskTests): TestResult[] {
  const error = thrown(new TimedOut({ cpu: setting.patience, wall: setting.patience }));
  return names.map((name) => ({ name, error }));
}
