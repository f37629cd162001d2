/** A worker of its own process for the tests: `URL ROOT FILE`. Every paper takes 20 ms and is written down in FILE. */
import { appendFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Driver } from "../../engine/driver.ts";
import { serveQueue } from "../serve.ts";

const [url, root, file] = process.argv.slice(2) as [string, string, string];

const slow: Driver = {
  width: 1,
  async grade({ tasks, lessons }) {
    await wait(20);
    appendFileSync(file, `${process.pid} ${lessons[tasks[0]!]}\n`);
    return { tasks: tasks.map((id) => ({ id, tests: [{ name: lessons[id]! }] })) };
  },
  stop: async () => {},
};

const service = await serveQueue({
  ...{ url, root, name: "tamrin-test", digest: "tests 1", width: 1, isolation: "none", lock: 1_000 },
  note: () => {},
  makeDriver: () => slow,
});
process.once("SIGTERM", service.leave);
process.send!("serves");
await service.left;
process.exit();
