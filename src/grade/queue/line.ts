import { Queue, QueueEvents, type Job } from "bullmq";
import type { Text } from "../../text/lang.ts";
import { LARGEST, type Parcel } from "./parcel.ts";
import { Presence } from "./presence.ts";
import { connect, type Connection } from "./redis.ts";
import { nobodyServes } from "./words.ts";

/** Milliseconds between looks at a job, because a message about it may be lost while Redis starts again. */
const POLL = 2_000;
/** Milliseconds between looks at who is there. */
const LOOK = 5_000;

export interface Place {
  url: string;
  /** What all keys in Redis begin with. */
  name: string;
  /** See `suiteName`. */
  suite: string;
  note(text: Text): void;
}

/** The side of a queue where work is put in and taken out again. */
export class Line {
  private readonly connection: Connection;
  private readonly queue: Queue;
  private readonly events: QueueEvents;
  private readonly looking: NodeJS.Timeout;
  /** Whom to wake, by job. */
  private readonly waiting = new Map<string, () => void>();

  private constructor(connection: Connection, { name, suite, note }: Place) {
    this.connection = connection;
    const { redis, options, address } = connection;
    this.queue = new Queue(suite, { connection: options, prefix: name });
    this.events = new QueueEvents(suite, { connection: options, prefix: name });
    // Told whenever Redis is away; it is waited for.
    this.queue.on("error", () => {});
    this.events.on("error", () => {});
    const wake = ({ jobId }: { jobId: string }) => this.waiting.get(jobId)?.();
    this.events.on("completed", wake).on("failed", wake);
    const presence = new Presence(redis, name, suite);
    let told = "";
    const look = async () => {
      await presence.tell("asks");
      const served = await presence.seen("serves");
      const text = served.includes(suite) ? undefined : nobodyServes(suite, served, address);
      if (text && text.en !== told) note(text);
      told = text?.en ?? "";
    };
    // It fails when the line is closed meanwhile.
    const quietly = () => void look().catch(() => {});
    quietly();
    this.looking = setInterval(quietly, LOOK);
  }

  /** Throws a Problem where Redis does not answer. */
  static async open(place: Place): Promise<Line> {
    const connection = await connect(place.url);
    if (connection.remark) place.note(connection.remark);
    return new Line(connection, place);
  }

  /** The job of this id when it is over. What is there already is not put in again; what is lost, is. */
  async work(id: string, parcel: Parcel): Promise<Job> {
    const old = await this.queue.getJob(id);
    if (old && isOver(old) && old.failedReason) await this.forget(old);
    for (;;) {
      await this.queue.add("paper", parcel, { jobId: id, sizeLimit: LARGEST });
      const job = await this.over(id);
      if (job) return job;
    }
  }

  /** Takes a job out: no student's code stays longer than it is needed. */
  async forget(job: Job): Promise<void> {
    await job.remove();
  }

  async close(): Promise<void> {
    clearInterval(this.looking);
    await Promise.all([this.queue, this.events].map((part) => part.close().catch(() => {})));
    this.connection.redis.disconnect();
  }

  /** Waits until the job is over; undefined when it is gone. */
  private async over(id: string): Promise<Job | undefined> {
    for (;;) {
      const woken = this.woken(id);
      const job = (await this.queue.getJob(id)) as Job | undefined;
      if (!job || isOver(job)) {
        this.waiting.get(id)?.();
        return job;
      }
      await woken;
    }
  }

  private woken(id: string): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(id);
        resolve();
      };
      const timer = setTimeout(wake, POLL);
      this.waiting.set(id, wake);
    });
  }
}

function isOver(job: Job): boolean {
  return job.finishedOn !== undefined;
}
