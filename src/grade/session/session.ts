import { NotImplemented } from "#kit/not-implemented";
import { ByteReader, ByteWriter, Malformed } from "../wire/bytes.ts";
import { applyChanges } from "../wire/changes.ts";
import { Ended, type Channel } from "../wire/channel.ts";
import { Decoder, type Absent } from "../wire/decode.ts";
import { Encoder, type Kept } from "../wire/encode.ts";
import { MESSAGE } from "../wire/messages.ts";
import { Table } from "../wire/table.ts";

/** A lesson as a module: its functions are called in the sandbox, and wait for the answer. */
export type Lesson = Record<string, unknown>;

/** Calls of the lessons that a process in the sandbox holds. Its answers are values; nothing that it sends is run. */
export class Session {
  private readonly channel: Channel;
  /** Functions of the grader that have been passed to lessons. */
  private readonly functions: Function[] = [];
  private fault?: Ended | Malformed;

  constructor(channel: Channel) {
    this.channel = channel;
  }

  /** Why there are no more answers: the process died, or sent what no honest one would. From then on every call throws it. */
  get over(): Error | undefined {
    return this.fault;
  }

  /** Hands the lessons over, as CommonJS by id. */
  load(lessons: ReadonlyMap<string, string>): void {
    const to = begin(MESSAGE.load);
    to.count(lessons.size);
    for (const [id, code] of lessons) {
      to.text(id);
      to.text(code);
    }
    this.whileGood(() => this.channel.send(to.written()));
  }

  /** The lesson under the names that its reference exports; what is no function there is read when it is asked for. */
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

  private read(id: string, name: string): unknown {
    const to = begin(MESSAGE.read);
    to.text(id);
    to.text(name);
    return this.whileGood(() => {
      this.channel.send(to.written());
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
      this.channel.send(to.written());
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
      const decoder = new Decoder(from, this.absent, table);
      const value = decoder.value();
      applyChanges(decoder, from, table);
      if (from.left > 0 || this.channel.hasMore) throw new Malformed("more was sent than was asked for");
      if (kind === MESSAGE.threw) throw value;
      return value;
    }
  }

  private oblige(from: ByteReader): void {
    const wanted = this.functions[from.index()];
    if (!wanted) throw new Malformed("a function was called that was never passed");
    const table = new Table();
    const args = new Decoder(from, this.absent, table).value();
    if (!Array.isArray(args)) throw new Malformed("arguments are no list");
    const to = new ByteWriter();
    let [kind, value]: [number, unknown] = [MESSAGE.answered, undefined];
    try {
      value = Reflect.apply(wanted, undefined, args);
    } catch (error) {
      [kind, value] = [MESSAGE.failed, error];
    }
    to.byte(kind);
    new Encoder(to, this.kept, table).value(value);
    this.channel.send(to.written());
  }

  private readonly kept: Kept = {
    function: (value) => this.functions.push(value) - 1,
    instance: (value) => {
      throw new TypeError(`an object of the class ${value.constructor.name} cannot be passed to a lesson`);
    },
  };

  private readonly absent: Absent = {
    function:
      (number) =>
      (...args: unknown[]) =>
        this.apply(number, args),
    instance: (_number, className) => {
      throw new Malformed(`an object of the class ${className} was sent`);
    },
    error: errorOf,
  };
}

/** Errors that tests tell apart by their class. */
const BUILT_IN = [TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError];

function errorOf(name: string, message: string): Error {
  const Class = BUILT_IN.find((each) => each.name === name);
  if (Class) return new Class(message);
  const error = new Error(message);
  if (name !== error.name) error.name = name;
  if (name === NotImplemented.name) Object.setPrototypeOf(error, NotImplemented.prototype);
  return error;
}

function begin(kind: number): ByteWriter {
  const to = new ByteWriter();
  to.byte(kind);
  return to;
}
