import type { RedisOptions } from "bullmq";
import { Redis } from "ioredis";
import { addressOf } from "./address.ts";
import { keepsNothing, notReached, wantsPassword } from "./words.ts";
import type { Text } from "../../text/lang.ts";

/** Milliseconds for the first answer. */
const PATIENCE = 5_000;
/** Milliseconds between attempts to reach a Redis that has gone. */
const PAUSE = 500;
/** How a Redis says that it was given no password, or another than its own; the last is that of Redis 5. */
const REFUSES = /^(?:NOAUTH|WRONGPASS|ERR invalid password)\b/;

export interface Connection {
  redis: Redis;
  /** For whatever needs a connection of its own. */
  options: RedisOptions;
  /** Host and port, without the password. */
  address: string;
  /** What is amiss with this Redis, if anything. */
  remark: Text | null;
}

/** Reaches a Redis that answers; from then on it is waited for whenever it goes. Throws a Problem where none answers. */
export async function connect(url: string): Promise<Connection> {
  const address = addressOf(url);
  const remark = (await keepsWhatItHolds(url, address)) ? null : keepsNothing(address);
  const patient = { maxRetriesPerRequest: null, retryStrategy: () => PAUSE };
  const redis = new Redis(url, patient);
  // Each lost connection is told as an error; the next attempt is on its way.
  redis.on("error", () => {});
  return { redis, options: { url, ...patient }, address, remark };
}

async function keepsWhatItHolds(url: string, address: string): Promise<boolean> {
  const options = { lazyConnect: true, connectTimeout: PATIENCE, commandTimeout: PATIENCE, retryStrategy: () => null };
  const trial = new Redis(url, options);
  let why = "";
  trial.on("error", (error: NodeJS.ErrnoException) => (why ||= error.code ?? error.message));
  try {
    await trial.connect();
    return /^aof_enabled:1/m.test(await trial.info("persistence"));
  } catch (error) {
    why ||= (error as Error).message;
    throw REFUSES.test(why) ? wantsPassword(address, why) : notReached(address, why);
  } finally {
    trial.disconnect();
  }
}
