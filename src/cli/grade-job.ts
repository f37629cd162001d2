import { resolve } from "node:path";
import { readJob, type Job } from "../grade/engine/job.ts";
import { LAYOUTS } from "../grade/intake/layouts/layout.ts";
import { FORMATS, type Format } from "../grade/outputs/outputs.ts";
import { queueFrom, withoutPassword } from "../grade/queue/address.ts";
import * as words from "../grade/words.ts";
import { Problem } from "../text/problem.ts";
import type { Run } from "./command.ts";

type Options = Parameters<Run>[1];

/** Written where nothing else is asked for. */
const USUAL: Format[] = ["json", "csv", "html", "markdown"];

/** A job, and what it is done with that is not to be kept. */
export interface Asked {
  job: Job;
  /** With its password. */
  queue: string | null;
}

/** What was asked for, or is to be gone on with in the folder `out`. Throws a Problem that names what cannot be. */
export function askedFor(paths: string[], options: Options, out: string, env: NodeJS.ProcessEnv): Asked {
  const job = options.resume ? begunIn(out, paths, options) : jobOf(paths, options);
  // What was begun on this machine alone goes on so, unless it is said.
  const queue = queueFrom(options.queue, options.resume && job.queue === null ? {} : env) ?? job.queue;
  return { job: { ...job, queue: queue && withoutPassword(queue) }, queue };
}

/** The options that a job keeps; how many at a time, and which queue, may be another the next time. */
const KEPT = ["policy", "roster", "layout", "zone", "formats", "item", "secret"];

/** What was begun there. Throws a Problem where it is said again: it would have no effect. */
function begunIn(out: string, paths: string[], options: Options): Job {
  const again = [
    ...paths,
    ...KEPT.filter((name) => options[name] !== undefined).map((name) => `--${name}`),
    ...(options.sandbox === false ? ["--no-sandbox"] : []),
  ];
  if (again.length > 0) throw new Problem(words.saidAgain(again), { again });
  return readJob(out);
}

function jobOf(paths: string[], options: Options): Job {
  if (paths.length === 0) throw new Problem(words.noPaths());
  const file = (name: string) => (typeof options[name] === "string" ? resolve(options[name]) : null);
  return {
    paths: paths.map((path) => resolve(path)),
    policy: file("policy"),
    roster: file("roster"),
    layout: oneOf("--layout", text(options.layout), LAYOUTS) ?? null,
    zone: zoneFrom(text(options.zone)) ?? null,
    formats: formatsOf(text(options.formats)),
    item: text(options.item) ?? "Tamrin",
    secret: file("secret"),
    sandbox: options.sandbox !== false,
    queue: null,
  };
}

const text = (option: string | boolean | undefined) => (typeof option === "string" ? option : undefined);

/** Offsets alone: a name such as Tehran would need to know when its clocks were changed. */
function zoneFrom(zone: string | undefined): string | undefined {
  if (zone === undefined || /^(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.test(zone)) return zone;
  throw new Problem(words.badZone(zone));
}

/** Undefined where it was not said. */
export function workersFrom({ workers }: Options): number | undefined {
  if (workers === undefined) return undefined;
  if (/^[1-9]\d?$/.test(String(workers))) return Number(workers);
  throw new Problem(words.badWorkers(String(workers)));
}

function formatsOf(list: string | undefined): Format[] {
  if (list === undefined) return USUAL;
  if (list === "all") return FORMATS;
  return list.split(",").map((name) => oneOf("--formats", name.trim(), FORMATS)!);
}

function oneOf<Name extends string>(flag: string, asked: string | undefined, names: readonly Name[]): Name | undefined {
  if (asked === undefined || names.includes(asked as Name)) return asked as Name;
  throw new Problem(words.notAmong(flag, asked, names));
}
