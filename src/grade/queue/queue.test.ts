import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { mirrors } from "../../course/mirrors.ts";
import { loadStubs } from "../../course/stubs.ts";
import { localDriver } from "../engine/local.ts";
import type { Driver, Marked } from "../engine/driver.ts";
import { parsePolicy } from "../policy/load.ts";
import { settingOf } from "../engine/settings.ts";
import { tasks } from "../../../course.ts";
import type { Paper } from "../worker/protocol.ts";
import { queueDriver } from "./driver.ts";
import { serveQueue, type Service } from "./serve.ts";
import { hasRedis, RedisServer } from "./testing/redis-server.ts";

const root = resolve(import.meta.dirname, "../../..");
const RELU = "02-xo/relu";
const setting = settingOf(root, parsePolicy("tasks: [relu]", "policy.yaml"), "none");
const folder = mkdtempSync(join(tmpdir(), "tamrin-queue-"));
const file = join(folder, "graded");

let server: RedisServer;
let driver: Driver | undefined;
let workers: ChildProcess[] = [];
let service: Service | undefined;
const [notes, workerNotes]: [string[], string[]] = [[], []];

beforeAll(async () => {
  if (hasRedis) server = await RedisServer.start();
});
afterEach(async () => {
  await driver?.stop();
  service?.leave();
  await service?.left.catch(() => {});
  [driver, service] = [undefined, undefined];
  notes.length = 0;
  workerNotes.length = 0;
  for (const worker of workers) worker.kill("SIGKILL");
  workers = [];
  rmSync(file, { force: true });
  if (hasRedis) await inRedis((redis) => redis.flushall());
});
afterAll(async () => {
  if (hasRedis) await server.remove();
  rmSync(folder, { recursive: true });
});

function asked(): Driver {
  driver = queueDriver({
    url: server.url,
    name: "tamrin-test",
    digest: "tests 1",
    setting,
    note: (text) => notes.push(text.en),
  });
  return driver;
}

/** Starts a worker that takes 20 ms for each paper and gives its text as the name of a test. */
async function joined(): Promise<ChildProcess> {
  const entry = join(import.meta.dirname, "testing/slow-worker.ts");
  const worker = fork(entry, [server.url, root, file], { execArgv: ["--import", "tsx", "--conditions=solution"] });
  workers.push(worker);
  await once(worker, "message");
  return worker;
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const paper = (text: string): Paper => ({ id: text, lessons: { [RELU]: text }, tasks: [RELU], seeds: {} });
const result = (text: string) => ({ tasks: [{ id: RELU, tests: [{ name: text }] }] });
/** The lines of the grader's own code that an error passed through differ from process to process. */
const withoutStacks = (marked: Marked) =>
  JSON.parse(JSON.stringify(marked, (key, value: unknown) => (key === "stack" ? "" : value))) as unknown;
const written = () => readFileSync(file, "utf8").trim().split("\n");

async function inRedis<T>(look: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(server.url);
  try {
    return await look(redis);
  } finally {
    redis.disconnect();
  }
}

/** What Redis still holds of jobs. */
const kept = async () => {
  const keys = await inRedis((redis) => redis.keys("tamrin-test:*:p*"));
  return keys.filter((key) => /:p[0-9a-f]{64}$/.test(key));
};

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

/** A worker in this process, whose tests are run by `grade`. */
async function joinedHere(grade: Driver["grade"], digest = "tests 1"): Promise<void> {
  const makeDriver = () => ({ width: 1, grade, stop: async () => {} });
  const place = { url: server.url, name: "tamrin-test", root, digest, width: 1, lock: 1_000 };
  service = await serveQueue({ ...place, isolation: "none", note: (text) => workerNotes.push(text.en), makeDriver });
}

describe.skipIf(!hasRedis)(`over a Redis${hasRedis ? "" : " (needs redis-server)"}`, () => {
  test("every paper has one result though a worker and Redis itself are killed", { timeout: 120_000 }, async () => {
    const [first] = await Promise.all([joined(), joined()]);
    const driver = asked();
    const texts = Array.from({ length: 90 }, (_, i) => `work ${i}`);
    const over: string[] = [];
    const all = Promise.all(
      texts.map(async (text) => {
        const marked = await driver.grade(paper(text));
        over.push(text);
        return marked;
      }),
    );
    const until = async (many: number) => {
      while (over.length < many) await wait(10);
    };
    await until(20);
    first!.kill("SIGKILL");
    await until(45);
    await server.kill();
    await wait(1_500);
    await server.run();
    expect(await all).toEqual(texts.map(result));
    expect(over.toSorted()).toEqual(texts.toSorted());
    expect(new Set(written().map((line) => line.replace(/^\d+ /, "")))).toEqual(new Set(texts));
    expect(await kept()).toEqual([]);
  });

  test("a worker that is asked to end finishes what it has begun, and no connection stays", async () => {
    const [begun, open] = [gate(), gate()];
    await joinedHere(async () => {
      begun.open();
      await open.passed;
      return result("the last");
    });
    const marked = asked().grade(paper("the last"));
    await begun.passed;
    service!.leave();
    open.open();
    expect(await marked).toEqual(result("the last"));
    expect(await service!.left).toBe(1);
    await driver!.stop();
    await wait(50);
    expect(await inRedis((redis) => redis.info("clients"))).toMatch(/connected_clients:1\r/);
  });

  test("a worker ends well when its process is asked to", async () => {
    const worker = await joined();
    worker.kill("SIGTERM");
    expect(await once(worker, "exit")).toEqual([0, null]);
  });

  test("a result that nobody has fetched is there for the one who asks again", async () => {
    const [begun, open] = [gate(), gate()];
    await joinedHere(async () => {
      begun.open();
      await open.passed;
      return result("kept");
    });
    const unheard = asked().grade(paper("asked twice"));
    await begun.passed;
    await driver!.stop();
    await expect(unheard).rejects.toThrow("Connection is closed");
    open.open();
    service!.leave();
    await service!.left;
    expect(await asked().grade(paper("asked twice"))).toEqual(result("kept"));
  });

  test("equal papers are one piece of work, and the student is not named", async () => {
    const seen: string[] = [];
    await joinedHere(async ({ id }) => {
      seen.push(id);
      return result("same");
    });
    const driver = asked();
    const twins = ["sara", "reza"].map((id) => driver.grade({ ...paper("same"), id }));
    expect(await Promise.all(twins)).toEqual([result("same"), result("same")]);
    expect(seen).toEqual([expect.stringMatching(/^p[0-9a-f]{64}$/)]);
  });

  test("work for other tests is left for others, and both sides are told", async () => {
    const driver = asked();
    const marked = driver.grade(paper("for whom"));
    while (notes.length === 0) await wait(10);
    expect(notes[0]).toMatch(/^no worker is there yet; start one .*: tamrin grade-worker --queue redis:/);
    await joinedHere(async () => result("by the wrong one"), "tests 2");
    while (workerNotes.length < 2 || notes.length < 2) await wait(50);
    expect(workerNotes).toContainEqual(expect.stringMatching(/^work waits for other tests \(tests 1-open\) than this/));
    expect(notes[1]).toMatch(/^the workers that are there have other tests \(tests 2-open\), this machine has tests 1/);
    await joined();
    expect(await marked).toEqual(result("for whom"));
  });

  test("what has not the form of results is a fault of the grader's, and the next try begins anew", async () => {
    const answers = [
      { tasks: [] },
      { tasks: [{ id: RELU, tests: [{ nme: "x" }] }] },
      { fault: "no room" },
      result("good"),
    ];
    await joinedHere(async () => answers.shift() as Marked);
    const driver = asked();
    const marked = [];
    for (let i = 0; i < 4; i++) marked.push(await driver.grade(paper("again")));
    const wrong = { fault: "a worker sent what are no results of this paper" };
    expect(marked).toEqual([wrong, wrong, { fault: "no room" }, result("good")]);
  });

  test("a machine that cannot grade gives the paper back and leaves", async () => {
    await joinedHere(() => Promise.reject(new Error("no sandbox here")));
    const marked = asked().grade(paper("elsewhere"));
    await expect(service!.left).rejects.toThrow("no sandbox here");
    await joined();
    expect(await marked).toEqual(result("elsewhere"));
  });

  test(
    "the grader itself marks what comes through the queue as it does without one",
    { timeout: 120_000 },
    async () => {
      const course = tasks.filter(({ kind }) => kind === "array").map(({ id }) => id);
      const whole = settingOf(root, parsePolicy(`tasks: [${course}]`, "policy.yaml"), "none");
      const lessons = Object.fromEntries(course.map((id) => [id, readFileSync(mirrors(root, id).solutions, "utf8")]));
      const sara: Paper = {
        id: "sara",
        lessons: { ...lessons, [RELU]: loadStubs(root)[RELU]! },
        tasks: course,
        seeds: {},
      };
      const place = { url: server.url, name: "tamrin-test", digest: "tests 1" };
      service = await serveQueue({ ...place, root, width: 1, isolation: "none", note: () => {} });
      driver = queueDriver({ ...place, setting: whole, note: () => {} });
      const local = localDriver(whole, 1);
      const [here, there] = [await local.grade(sara), await driver.grade(sara)];
      await local.stop();
      expect("tasks" in there && there.tasks.map(({ id }) => id)).toEqual(course);
      expect(asJson(withoutStacks(there))).toEqual(asJson(withoutStacks(here)));
    },
  );

  test("that a Redis wants a password is told, and how it is given", async () => {
    await inRedis((redis) => redis.config("SET", "requirepass", "geheim"));
    const withPassword = (password: string) => server.url.replace("//", `//${password}@`);
    const refusals = [server.url, withPassword(":other")].map(async (url) => {
      const driver = queueDriver({ url, name: "tamrin-test", digest: "tests 1", setting, note: () => {} });
      return driver.grade(paper("x")).catch((error: Error) => error.message);
    });
    const said = await Promise.all(refusals);
    const redis = new Redis(withPassword(":geheim"));
    await redis.config("SET", "requirepass", "");
    redis.disconnect();
    const next = `--queue ${withPassword(":PASSWORD")}`;
    expect(said).toEqual([
      expect.stringMatching(/needs a password \(NOAUTH/),
      expect.stringMatching(/does not take this user and password \(WRONGPASS/),
    ]);
    expect(said.every((text) => typeof text === "string" && text.endsWith(next) && !text.includes("other@"))).toBe(
      true,
    );
  });

  test("a paper that is too large for the queue is not put in", async () => {
    expect(await asked().grade(paper("x".repeat(33 * 2 ** 20)))).toEqual({ fault: expect.stringMatching(/too many/) });
    expect(await kept()).toEqual([]);
  });
});

test.each([
  ["localhost:6379", /--queue is "localhost:6379"; wanted is the address of a Redis/],
  ["http://u:secret@h:1", /--queue is "http:\/\/…@h:1"/],
  ["redis://u:secret@127.0.0.1:1/0", /no Redis answers at redis:\/\/127.0.0.1:1\/0 \(ECONNREFUSED\).*apt-get install/],
])("%s is refused, and what is wanted is told", async (url, said) => {
  const driver = queueDriver({ url, name: "tamrin-test", digest: "tests 1", setting, note: () => {} });
  await expect(driver.grade(paper("x"))).rejects.toThrow(said);
});
