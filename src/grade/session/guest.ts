import { closeSync } from "node:fs";
import { HOST } from "../host/program.ts";
import type { Cage } from "../sandbox/cage.ts";
import type { Limits } from "../sandbox/command.ts";
import { openPipes } from "../sandbox/pipes.ts";
import { Channel } from "../wire/channel.ts";
import { Session } from "./session.ts";
import type { Workshop } from "./workshop.ts";

/** A process in the sandbox that holds the lessons of one submission. */
export interface Guest {
  session: Session;
  /** The number of the process that all of it ends with. */
  process: number;
  stop(): void;
}

export interface Room {
  cage: Cage;
  /** Where `writeHost` has been. */
  folder: string;
  limits?: Partial<Limits>;
  slot?: number;
  /** For lessons on tensors. */
  workshop?: Workshop;
}

/** Heap of JavaScript in megabytes, so that a list without an end ends the process with an error and not with its limit. */
const HEAP = 256;

/**
 * Bytecode that runs before the engine looks for what to optimise, seven times the usual: most lessons are over sooner,
 * and optimising them would cost a third more than it saves.
 */
const INTERRUPT_BUDGET = 1_000_000;

/** Arguments of Node for the process that holds the lessons. */
const ARGUMENTS = [
  `--max-old-space-size=${HEAP}`,
  `--interrupt-budget=${INTERRUPT_BUDGET}`,
  "--disallow-code-generation-from-strings",
  HOST,
];

export function admit({ cage, folder, limits, slot, workshop }: Room): Guest {
  const { mine, its } = openPipes();
  const child = cage.start({ args: ARGUMENTS, folder, limits, slot, stdio: [its.read, its.write, "ignore"] });
  // A process that did not start has closed its ends: the first call says that it has ended.
  child.on("error", () => {});
  closeSync(its.read);
  closeSync(its.write);
  const channel = new Channel(mine);
  return {
    session: new Session(channel, workshop),
    process: child.pid ?? 0,
    stop() {
      child.kill("SIGKILL");
      channel.close();
    },
  };
}
