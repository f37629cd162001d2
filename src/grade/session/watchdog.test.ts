import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { Watchdog } from "./watchdog.ts";

const watchdog = new Watchdog();
let child: ChildProcess;
afterEach(() => void child.kill("SIGKILL"));

const LONG = 60_000;

/** Starts a program, in a shell of its own so that it is a child of what is watched, and waits until it has said a word. */
async function begin(program: string, word = "begun"): Promise<number> {
  const node = JSON.stringify(process.execPath);
  child = spawn("sh", ["-c", `${node} -e 'console.log("begun"); ${program}'; exit 0`], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) if (String(chunk).includes(word)) break;
  return child.pid!;
}

const LOOP = "const end = Date.now() + 20_000; while (Date.now() < end);";
const SLEEP = "setTimeout(() => {}, 20_000);";

async function ended(): Promise<string | null> {
  if (child.signalCode === null && child.exitCode === null) await once(child, "exit");
  return child.signalCode;
}

test.each([
  ["that sleeps is killed when its time is over", SLEEP, { wall: 200, cpu: LONG }, "clock"],
  ["is killed when what it started has used its processor time", LOOP, { wall: LONG, cpu: 300 }, "work"],
])("a process %s", async (_, program, patience, why) => {
  watchdog.guard(await begin(program), patience);
  expect([await ended(), watchdog.release()]).toEqual(["SIGKILL", why]);
});

test("one that sleeps uses no processor time; one that is released in time goes on", async () => {
  watchdog.guard(await begin(SLEEP), { wall: LONG, cpu: 50 });
  await wait(500);
  expect(watchdog.release()).toBe(null);
  await wait(100);
  expect([child.signalCode, child.exitCode]).toEqual([null, null]);
});

test("what was used before it was guarded does not count", async () => {
  const program = `const used = () => { const { user, system } = process.cpuUsage(); return user + system; };
    while (used() < 400_000); console.log("used"); ${SLEEP}`;
  const number = await begin(program, "used");
  watchdog.guard(number, { wall: LONG, cpu: 300 });
  await wait(500);
  expect(watchdog.release()).toBe(null);
});
