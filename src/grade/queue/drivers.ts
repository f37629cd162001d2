import { digestOf } from "../engine/digest.ts";
import type { Driver, Marked } from "../engine/driver.ts";
import type { Paper, Setting } from "../worker/protocol.ts";

/** Settings whose processes are kept while they have nothing to do. */
const IDLE = 1;

/** A driver for each setting that papers come with. */
export class Drivers {
  private readonly make: (setting: Setting) => Driver;
  private readonly held = new Map<string, { driver: Driver; papers: number }>();

  constructor(make: (setting: Setting) => Driver) {
    this.make = make;
  }

  /** Rejects where this machine cannot grade. */
  async grade(setting: Setting, paper: Paper): Promise<Marked> {
    const key = digestOf(setting);
    const one = this.held.get(key) ?? { driver: this.make(setting), papers: 0 };
    // The one that was used last stands last.
    this.held.delete(key);
    this.held.set(key, one);
    one.papers += 1;
    await this.stopIdle(IDLE);
    try {
      return await one.driver.grade(paper);
    } finally {
      one.papers -= 1;
    }
  }

  async stop(): Promise<void> {
    for (const { driver } of this.held.values()) await driver.stop();
    this.held.clear();
  }

  /** Stops what has no papers, but for so many of them that were used last. */
  private async stopIdle(spared: number): Promise<void> {
    const idle = [...this.held].filter(([, { papers }]) => papers === 0);
    for (const [key, { driver }] of idle.slice(0, Math.max(0, idle.length - spared))) {
      this.held.delete(key);
      await driver.stop();
    }
  }
}
