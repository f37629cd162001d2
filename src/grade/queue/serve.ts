import { WaitingError, Worker, type Job } from "bullmq";
import { loadStubs } from "../../course/stubs.ts";
import type { Text } from "../../text/lang.ts";
import type { Driver } from "../engine/driver.ts";
import { localDriver } from "../engine/local.ts";
import type { Isolation } from "../sandbox/cages.ts";
import type { Setting } from "../worker/protocol.ts";
import { Drivers } from "./drivers.ts";
import { LARGEST, packResults, unpack } from "./parcel.ts";
import { Presence, suiteName } from "./presence.ts";
import { connect } from "./redis.ts";
import { leftForOthers, serves } from "./words.ts";

/** Milliseconds after which the work of one that is no longer heard of goes to another. */
const LOCK = 30_000;
/** How often a paper may lose its worker: one that ends every worker must not go round for ever. */
const LOSSES = 5;
/** Seconds for which results that nobody has fetched are kept. */
const KEPT = 24 * 3600;
/** Milliseconds between looks at who is there. */
const LOOK = 10_000;

export interface Serving {
  url: string;
  name: string;
  root: string;
  /** Of the tests and the grader on this machine; see `suiteDigest`. */
  digest: string;
  /** Papers at a time. */
  width: number;
  isolation: Isolation;
  note(text: Text): void;
  /** What runs the tests; processes of this machine otherwise. */
  makeDriver?: (setting: Setting, width: number) => Driver;
  lock?: number;
}

/** A worker at its queue. */
export interface Service {
  /** How many papers it marked, when it has left. Rejects where this machine turns out to be unfit to grade. */
  left: Promise<number>;
  /** Finishes what is begun, and leaves. */
  leave(): void;
}

/**
 * Takes papers from the queue and puts their results there. It shares its queue only with those who have the very same
 * tests. This process only waits: the tests run in others, so that it says in time that it is still there.
 */
export async function serveQueue(serving: Serving): Promise<Service> {
  const { url, name, root, digest, width, isolation, note, makeDriver = localDriver, lock = LOCK } = serving;
  const { redis, options, address, remark } = await connect(url);
  if (remark) note(remark);
  const suite = suiteName(digest, isolation);
  const stubs = loadStubs(root);
  const drivers = new Drivers((setting) => makeDriver(setting, width));
  let marked = 0;
  let unfit: unknown;

  const mark = async (job: Job, token?: string): Promise<string> => {
    const held = unpack(job.data, job.id!, stubs);
    if (!held) throw new Error("what was put into the queue is no paper of this course");
    const result = await drivers
      .grade({ ...held.setting, root, isolation }, held.paper)
      .catch(async (error: unknown) => {
        // Not this paper's fault: another machine may be able to.
        unfit ??= error;
        void leave();
        await job.moveToWait(token);
        throw new WaitingError();
      });
    if ("fault" in result) throw new Error(result.fault);
    const text = packResults(result.tasks);
    if (text.length > LARGEST) throw new Error(`the results have ${text.length} letters; at most ${LARGEST} are taken`);
    marked += 1;
    return text;
  };

  const worker = new Worker(suite, mark, {
    connection: options,
    prefix: name,
    concurrency: width,
    lockDuration: lock,
    stalledInterval: lock / 2,
    maxStalledCount: LOSSES,
    removeOnComplete: { age: KEPT },
    removeOnFail: { age: KEPT },
  });
  // Told whenever Redis is away; it is waited for.
  worker.on("error", () => {});
  const presence = watch(new Presence(redis, name, suite), suite, note);
  note(serves(suite, address, width));

  let leaving: Promise<void> | undefined;
  const leave = () => (leaving ??= worker.close());
  const left = new Promise<number>((resolve, reject) => {
    worker.once("closed", async () => {
      clearInterval(presence);
      await drivers.stop();
      redis.disconnect();
      if (unfit === undefined) resolve(marked);
      else reject(unfit);
    });
  });
  return { left, leave: () => void leave() };
}

/** Says again and again that this worker is there, and notes when others wait for tests that it does not have. */
function watch(presence: Presence, suite: string, note: (text: Text) => void): NodeJS.Timeout {
  let told = "";
  const look = async () => {
    await presence.tell("serves");
    const asked = (await presence.seen("asks")).filter((each) => each !== suite);
    if (asked.length > 0 && asked.join() !== told) note(leftForOthers(suite, asked));
    told = asked.join();
  };
  // It fails when the worker leaves meanwhile.
  const quietly = () => void look().catch(() => {});
  quietly();
  return setInterval(quietly, LOOK);
}
