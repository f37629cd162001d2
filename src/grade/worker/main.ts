/** The process that grades: it runs the tests, and never a submission's code. One submission at a time. `FOLDER` */
import { rmSync } from "node:fs";
import { writeHost } from "../host/program.ts";
import { cageFor } from "../sandbox/cages.ts";
import { Watchdog } from "../session/watchdog.ts";
import { compileLessons } from "../submission/compile.ts";
import { lessonsFor } from "../submission/needed.ts";
import { loadTests, type TaskTests } from "../suite/suite.ts";
import { Tensors } from "../tensors/tensors.ts";
import { Guests } from "./guests.ts";
import { Marking, type Desk } from "./marking.ts";
import { pin } from "./pin.ts";
import type { Order, Paper, Report, Seat, Setting, TaskResult } from "./protocol.ts";

/** For the files that submissions see. */
const [folder] = process.argv.slice(2) as [string];

process.on("disconnect", () => process.exit());
// Whoever has lent the folder removes it, unless it has been killed.
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

let suite: TaskTests[] = [];
let desk: Desk;
const watchdog = new Watchdog();

// Nobody is left to tell once the parent has been killed.
const say = (report: Report) => process.send!(report, (error: Error | null) => error && process.exit());

process.on("message", async (order: Order) => {
  if ("prepare" in order) await prepare(order.prepare);
  else {
    const tasks = await grade(order.grade);
    say({ graded: { id: order.grade.id, tasks, memory: process.memoryUsage.rss() } });
  }
});

async function prepare({ slot, pinned, ...setting }: Setting & Seat): Promise<void> {
  const { isolation } = setting;
  if (pinned) pin(slot);
  const tensors = new Tensors();
  try {
    writeHost(setting.root, folder);
    suite = await loadTests(setting.root, setting.tasks);
    tensors.clear();
    const room = { cage: cageFor(isolation), folder, slot, workshop: tensors };
    desk = { setting, tensors, guests: new Guests(room, setting.patience), watchdog };
  } catch (error) {
    say({ failed: { why: (error as Error).message } });
    return;
  }
  say({ ready: { tests: Object.fromEntries(suite.map(({ id, names }) => [id, names])) } });
}

async function grade({ lessons, tasks, seeds }: Paper): Promise<TaskResult[]> {
  const due = suite.filter(({ id }) => tasks.includes(id));
  const needed = lessonsFor(
    due.flatMap((tests) => tests.lessons),
    new Map(Object.entries(lessons)),
  );
  const marking = new Marking(desk, await compileLessons(needed));
  const results: TaskResult[] = [];
  try {
    for (const tests of due) results.push({ id: tests.id, tests: await marking.task(tests, seeds[tests.id]) });
  } finally {
    marking.stop();
  }
  return results;
}
