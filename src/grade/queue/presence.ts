import type { Redis } from "ioredis";
import type { Isolation } from "../sandbox/cages.ts";

/** Milliseconds after which one that was not heard of is gone. */
const GONE = 60_000;

/** How many letters of the digest tell suites apart. */
const LETTERS = 16;

/** What tells those apart that shut in less than they could. */
const ISOLATION: Record<Isolation, string> = { bubblewrap: "", jail: "-jail", none: "-open" };

/**
 * What a queue is for: the tests and the grader of this digest, and how submissions are shut in. Work is put into the
 * queue of its suite, so a worker with other tests, or one that shuts less in, never sees it.
 */
export function suiteName(digest: string, isolation: Isolation): string {
  return digest.slice(0, LETTERS) + ISOLATION[isolation];
}

/** Whoever is at a queue: those who have work for it, and those who do it. */
type Role = "asks" | "serves";

/**
 * Which suites are asked for and served at one Redis. Each suite has a queue of its own, so nobody is handed work for
 * tests that it does not have; here both sides can see that they miss each other.
 */
export class Presence {
  private readonly redis: Redis;
  private readonly name: string;
  private readonly suite: string;

  constructor(redis: Redis, name: string, suite: string) {
    this.redis = redis;
    this.name = name;
    this.suite = suite;
  }

  /** Says that this process is there; to be repeated. */
  async tell(role: Role): Promise<void> {
    await this.redis.zadd(this.key(role), await this.now(), this.suite);
  }

  /** The suites that somebody asks for or serves, in order. */
  async seen(role: Role): Promise<string[]> {
    const since = (await this.now()) - GONE;
    await this.redis.zremrangebyscore(this.key(role), "-inf", since);
    return (await this.redis.zrange(this.key(role), 0, -1)).toSorted();
  }

  private key(role: Role): string {
    return `${this.name}:${role}`;
  }

  /** Milliseconds by the clock of Redis: those of the machines may differ. */
  private async now(): Promise<number> {
    const [seconds, micros] = await this.redis.time();
    return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
  }
}
