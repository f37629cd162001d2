import { expect, test } from "vitest";
import { startCompetitor } from "./competitor.ts";
import type { Name, Start } from "./lineup.ts";
import { race } from "./race.ts";

const job = { name: "fake", batch: 2, steps: 20, examples: 8 };
const never = new AbortController().signal;

/** A competitor that computes nothing. Asked for steps or an epoch, it counts: the nth turn takes n milliseconds. */
const COUNTS = `
  console.log("a library prints as it loads");
  const say = (answer) => console.log(JSON.stringify(answer));
  say({ ready: { versions: { fake: "1.0" }, threads: 1 } });
  let turn = 0;
  require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
    turn++;
    const [request, steps] = line.split(" ");
    say(request === "epoch" ? { epoch: turn } : { steps: Array(steps / 10).fill(turn) });
  });`;

const starting =
  (programs: Partial<Record<Name, string>>): Start =>
  (name) =>
    startCompetitor(process.execPath, ["-e", programs[name] ?? COUNTS]);

test("the first turn of each measure does not count, the others do", async () => {
  const { ours } = await race(starting({}), job, 3, never);
  expect(ours).toMatchObject({ step: [2, 3, 4], epoch: [6, 7, 8], ready: { versions: { fake: "1.0" } } });
});

test.runIf(process.platform === "linux")("peak memory is that of the competitor's own process", async () => {
  const { ours, torch } = await race(
    starting({ torch: `globalThis.held = Buffer.alloc(200e6, 1); ${COUNTS}` }),
    job,
    1,
    never,
  );
  const peak = (times: object) => (times as { peakMemory: number }).peakMemory;
  expect(peak(torch) - peak(ours)).toBeGreaterThan(150e6);
});

test("one competitor computes at a time", async () => {
  const asked: string[] = [];
  const start: Start = (name, what) => {
    const competitor = starting({})(name, what);
    const ask = async (request: string | null) => {
      asked.push(`${name} begins`);
      const answer = await competitor.ask(request);
      asked.push(`${name} ends`);
      return answer;
    };
    return { ...competitor, ask };
  };
  await race(start, job, 1, never);
  const pairs = Array.from({ length: asked.length / 2 }, (_, i) => asked.slice(2 * i, 2 * i + 2));
  expect(pairs.every(([begins, ends]) => begins!.split(" ")[0] === ends!.split(" ")[0])).toBe(true);
  expect(pairs.slice(0, 5).map(([begins]) => begins)).toEqual(
    ["ours", "layers", "keras", "torch", "ours"].map((name) => `${name} begins`),
  );
});

test("a competitor that cannot go on says why, and the others go on", async () => {
  const start = starting({
    layers: `console.error("ImportError: no room"); process.exit(1)`,
    keras: `console.log('{"missing": "keras"}')`,
    torch: `${COUNTS} setTimeout(() => process.kill(process.pid, "SIGKILL"), 0)`,
  });
  const { ours, layers, keras, torch } = await race(start, job, 1, never);
  expect(ours).toMatchObject({ step: [2], epoch: [4] });
  expect(layers).toEqual({ failed: "ImportError: no room" });
  expect(keras).toEqual({ missing: "keras" });
  expect(torch).toEqual({ failed: "exit SIGKILL" });
});

test("a program that does not exist is named", async () => {
  const start: Start = (name, what) =>
    name === "keras" ? startCompetitor("/no/python", []) : starting({})(name, what);
  const { keras } = await race(start, job, 1, never);
  expect(keras).toEqual({ failed: "spawn /no/python ENOENT" });
});

test("when it is stopped, no competitor lives on", async () => {
  const stop = new AbortController();
  const ended: Promise<unknown>[] = [];
  const start: Start = () => {
    const silent = COUNTS.replace(`say(request`, `if (request !== "epoch") say(request`);
    const competitor = startCompetitor(process.execPath, ["-e", silent]);
    const ask = (request: string | null) => {
      if (request === "epoch") setImmediate(() => stop.abort(new Error("stopped")));
      return competitor.ask(request);
    };
    ended.push(competitor.ended);
    return { ...competitor, ask };
  };
  await expect(race(start, job, 1, stop.signal)).rejects.toThrow("stopped");
  expect(await Promise.all(ended)).toHaveLength(4);
});
