import { ByteReader, ByteWriter, Malformed } from "../wire/bytes.ts";
import { applyChanges } from "../wire/changes.ts";
import { Ended, type Channel } from "../wire/channel.ts";
import { Decoder, MOST, type Absent } from "../wire/decode.ts";
import { Encoder, type Kept } from "../wire/encode.ts";
import { errorOf, placeOf } from "../wire/errors.ts";
import { checkExtent } from "../wire/extent.ts";
import { MESSAGE } from "../wire/messages.ts";
import { Table } from "../wire/table.ts";
import { Places } from "./places.ts";
import { NO_WORKSHOP, type Workshop } from "./workshop.ts";

/** A lesson as a module: its functions are called in the sandbox, and wait for the answer. */
export type Lesson = Record<string, unknown>;

/** How deep calls of lessons and of the grader's functions may stand within each other: each takes a part of the stack. */
const DEEPEST_CALL = 100;

/** Values in the arguments that a lesson hands to a test's own function, which is written for small ones. */
const MOST_ASKED = 20_000;

/** The number of the function that runs operations on tensors. */
const OPERATIONS = 0;

/** What comes from a lesson is data, whatever it would pass for. */
const WARY = true;

/** Calls of the lessons that a process in the sandbox holds. Its answers are values; nothing that it sends is run. */
export class Session {
  private readonly channel: Channel;
  private readonly workshop: Workshop;
  /** Functions of the grader that have been passed to lessons; the first is there from the start. */
  private readonly functions: Function[];
  private readonly places = new Places();
  private fault?: Ended | Malformed;
  private depth = 0;

  constructor(channel: Channel, workshop = NO_WORKSHOP) {
    this.channel = channel;
    this.workshop = workshop;
    this.functions = [(operation: string, args: unknown[]) => workshop.serve(operation, args)];
  }

  /** Why there are no more answers: the process died, or sent what no honest one would. From then on every call throws it. */
  get over(): Error | undefined {
    return this.fault;
  }

  /** Hands the lessons over, as CommonJS by id; with a map at its end, errors tell their place in the source as `at`. */
  load(lessons: ReadonlyMap<string, string>): void {
    const to = begin(MESSAGE.load);
    to.count(lessons.size);
    for (const [id, code] of lessons) {
      to.text(id);
      to.text(this.places.add(id, code));
    }
    // Nobody answers it. That the process is gone, the next call throws.
    try {
      this.whileGood(() => this.channel.send(to));
    } catch (error) {
      if (error !== this.fault) throw error;
    }
  }

  /**
   * The lesson under the names that its reference exports; what is no function there is read when it is asked for.
   * It is run when something of it is first asked for; what it throws then, each of its functions throws.
   */
  lesson(id: string, reference: Lesson): Lesson {
    const module: Lesson = {};
    for (const [name, value] of Object.entries(reference)) {
      if (typeof value === "function") {
        const call = (...args: unknown[]) => this.call(id, name, args);
        module[name] = Object.defineProperty(call, "name", { value: name });
      } else Object.defineProperty(module, name, { enumerable: true, get: () => this.read(id, name) });
    }
    return module;
  }

  /**
   * What the lesson's function gives; changes that it makes to its arguments are made here. Throws what it throws, by the
   * built-in class of the same name; Ended when the process dies, Malformed when it sends what no honest one would.
   */
  call(id: string, name: string, args: unknown[]): unknown {
    const to = begin(MESSAGE.call);
    to.text(id);
    to.text(name);
    return this.converse(to, args);
  }

  /** Ends a task: the next one finds no trace of it, neither functions nor what lessons remember. */
  finish(): void {
    this.functions.length = 1;
    try {
      this.whileGood(() => {
        this.channel.send(begin(MESSAGE.anew));
        this.conclude(new Table());
      });
    } catch {
      // Where the process is gone, `over` tells it.
    }
  }

  private read(id: string, name: string): unknown {
    const to = begin(MESSAGE.read);
    to.text(id);
    to.text(name);
    return this.whileGood(() => {
      this.channel.send(to);
      return this.conclude(new Table());
    });
  }

  private apply(number: number, args: unknown[]): unknown {
    const to = begin(MESSAGE.apply);
    to.count(number);
    return this.converse(to, args);
  }

  private converse(to: ByteWriter, args: unknown[]): unknown {
    const table = new Table();
    new Encoder(to, this.kept, table).value(args);
    return this.whileGood(() => {
      this.channel.send(to);
      return this.conclude(table);
    });
  }

  private whileGood<T>(work: () => T): T {
    if (this.fault) throw this.fault;
    try {
      return work();
    } catch (error) {
      if (error instanceof Ended || error instanceof Malformed) this.fault = error;
      throw error;
    }
  }

  /** Answers what the process asks until it gives its own answer. */
  private conclude(table: Table): unknown {
    for (;;) {
      const from = new ByteReader(this.channel.receive());
      const kind = from.byte();
      if (kind === MESSAGE.ask) {
        this.oblige(from);
        continue;
      }
      if (kind !== MESSAGE.returned && kind !== MESSAGE.threw) throw new Malformed(`no answer begins with ${kind}`);
      const decoder = new Decoder(from, this.absent, table, WARY);
      const value = decoder.value();
      applyChanges(decoder, from, table);
      if (decoder.hasRepeated) checkExtent(table.all(), MOST);
      if (from.left > 0 || this.channel.hasMore) throw new Malformed("more was sent than was asked for");
      if (kind === MESSAGE.returned) return value;
      if (value instanceof Error) throw value;
      throw new Malformed("what was thrown is no error");
    }
  }

  private oblige(from: ByteReader): void {
    const number = from.index();
    const wanted = this.functions[number];
    if (!wanted) throw new Malformed("a function was called that was never passed");
    const table = new Table();
    this.depth += 1;
    try {
      if (this.depth > DEEPEST_CALL)
        throw new RangeError(`calls stand within each other more than ${DEEPEST_CALL} deep`);
      const decoder = new Decoder(from, this.absent, table, WARY);
      const args = decoder.value();
      if (!Array.isArray(args)) throw new Malformed("arguments are no list");
      if (decoder.taken > MOST_ASKED && number !== OPERATIONS)
        throw new Malformed(`arguments of more than ${MOST_ASKED} values`);
      if (decoder.hasRepeated) checkExtent(table.all(), number === OPERATIONS ? MOST : MOST_ASKED);
      this.answer(MESSAGE.answered, Reflect.apply(wanted, undefined, args), table);
    } catch (error) {
      // The process that would be answered is gone, or not to be trusted.
      if (this.fault || error instanceof Ended || error instanceof Malformed) throw this.fault ?? error;
      this.answer(MESSAGE.failed, error instanceof Error ? error : new Error(`thrown: ${String(error)}`), new Table());
    } finally {
      this.depth -= 1;
    }
  }

  private answer(kind: number, value: unknown, table: Table): void {
    if (this.fault) throw this.fault;
    const to = begin(kind);
    new Encoder(to, this.kept, table).value(value);
    this.channel.send(to);
  }

  private readonly kept: Kept = {
    function: (value) => this.functions.push(value) - 1,
    instance: (value) => this.workshop.send(value),
    place: placeOf,
  };

  private readonly absent: Absent = {
    function:
      (number) =>
      (...args: unknown[]) =>
        this.apply(number, args),
    instance: (number) => this.workshop.at(number),
    error: (name, message, at) => {
      const error = errorOf(name, message, at);
      return at ? Object.defineProperty(error, "at", { get: () => this.places.find(at) }) : error;
    },
  };
}

function begin(kind: number): ByteWriter {
  const to = new ByteWriter();
  to.byte(kind);
  return to;
}
