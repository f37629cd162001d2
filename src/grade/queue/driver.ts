import { loadStubs } from "../../course/stubs.ts";
import type { Text } from "../../text/lang.ts";
import { digestOf } from "../engine/digest.ts";
import type { Driver, Marked } from "../engine/driver.ts";
import type { Paper, Setting } from "../worker/protocol.ts";
import { Line } from "./line.ts";
import { suiteName } from "./presence.ts";
import { LARGEST, pack, unpackResults, type Parcel } from "./parcel.ts";

/** What all keys in Redis begin with, where nothing else is said. */
export const QUEUE = "tamrin";

/** Papers in the queue at a time: enough for many workers, and the machine that asks holds few. */
export const WIDTH = 64;

export interface Queueing {
  /** `redis://[user:password@]host:port[/db]`; `rediss://` for TLS. */
  url: string;
  /** What all keys in Redis begin with: courses that share one do not see each other. */
  name: string;
  /** Of the tests and the grader; see `suiteDigest`. Only workers with the same are given the papers. */
  digest: string;
  setting: Setting;
  /** Told while it waits: that no worker is there, that Redis keeps nothing. */
  note(text: Text): void;
}

/**
 * Has the tests run by workers of this machine or others, over a Redis that only they can reach: what comes back is
 * checked for its form and then believed. It waits for as long as it takes: for Redis to come back, for workers to come.
 * `grade` rejects with a Problem where Redis does not answer at the start.
 */
export function queueDriver(queueing: Queueing): Driver {
  const { url, name, digest, setting, note } = queueing;
  const stubs = loadStubs(setting.root);
  let opening: Promise<Line> | undefined;
  /** Equal papers are one piece of work. */
  const underWay = new Map<string, Promise<Marked>>();
  const line = () => (opening ??= Line.open({ url, name, suite: suiteName(digest, setting.isolation), note }));
  return {
    width: WIDTH,
    async grade(paper: Paper) {
      const parcel = pack(paper, setting, stubs);
      const size = Buffer.byteLength(JSON.stringify(parcel));
      if (size > LARGEST) return { fault: `${size} bytes are too many for the queue; at most ${LARGEST} are taken` };
      // Redis keys are no place for a bare number, which a digest might be.
      const id = `p${digestOf(parcel)}`;
      const known = underWay.get(id);
      if (known) return known;
      const marking = line()
        .then((open) => mark(open, id, parcel))
        .finally(() => underWay.delete(id));
      underWay.set(id, marking);
      return marking;
    },
    async stop() {
      await opening?.then(
        (open) => open.close(),
        () => {},
      );
    },
  };
}

async function mark(line: Line, id: string, parcel: Parcel): Promise<Marked> {
  const job = await line.work(id, parcel);
  await line.forget(job);
  if (job.failedReason) return { fault: job.failedReason };
  const tasks = unpackResults(job.returnvalue, parcel.paper.tasks);
  return tasks ? { tasks } : { fault: "a worker sent what are no results of this paper" };
}
