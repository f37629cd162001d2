import type { Variable } from "#kit/tf";
import type { Handle, NativeBackend, Stored } from "./binding.ts";

/** How a session takes the numbers of its variables in, and gives them out. */
export interface Exchange {
  take(ids: number[]): void;
  give(): Handle[];
}

/** Where the numbers of a variable are that no native tensor holds. */
const homes = new WeakMap<Stored, Residents>();

/**
 * Variables whose numbers live in a session, where its kernels move them in place. Whoever asks for such a variable gets
 * a native tensor of it; nobody else notices.
 */
export class Residents {
  private readonly backend: NativeBackend;
  private readonly variables: Variable[];
  private readonly exchange: Exchange;
  /** What stands for the variables while their numbers are nowhere else. */
  private inside: Stored[] = [];
  /** Tensors given out since the last run. A number is never used twice: who still has it has what is inside. */
  private given = new WeakMap<Stored, number>();

  constructor(backend: NativeBackend, variables: Variable[], exchange: Exchange) {
    this.backend = backend;
    this.variables = variables;
    this.exchange = exchange;
  }

  /** Before a run that moves them: those that were changed outside come in, and no tensor stands for them any more. */
  enter(): void {
    if (!this.variables.every((variable) => this.holds(this.stored(variable)))) this.takeIn();
    const shared = this.variables.filter((variable) => this.stored(variable).refCount > 1);
    if (shared.length > 0) this.leave();
    for (const variable of shared) this.separate(variable);
    if (this.inside.length === 0) for (const variable of this.variables) this.receive(this.stored(variable));
    this.given = new WeakMap();
  }

  /** Takes the numbers in for a run that must not count: they stay outside, too. */
  takeIn(): void {
    if (this.variables.length === 0) return;
    this.leave();
    this.exchange.take(this.backend.getInputTensorIds(this.variables));
    this.given = new WeakMap();
  }

  /** Before the session ends. */
  leave(): void {
    if (this.inside.length === 0) return;
    const handles = this.exchange.give();
    this.inside.forEach((stored, i) => {
      const { id } = handles[i]!;
      Object.defineProperty(stored, "id", { value: id, writable: true, enumerable: true, configurable: true });
      homes.delete(stored);
      this.given.set(stored, id);
    });
    this.inside = [];
  }

  private stored({ dataId }: Variable): Stored {
    return this.backend.tensorMap.get(dataId);
  }

  private holds(stored: Stored): boolean {
    return homes.get(stored) === this || (this.given.has(stored) && this.given.get(stored) === stored.id);
  }

  /** Leaves the numbers to the tensors that share them, and gives the variable a place of its own. */
  private separate(variable: Variable): void {
    const { shape, dtype } = this.stored(variable);
    const place = this.backend.createOutputTensor({ id: NOTHING, shape, dtype });
    variable.assign(place as never);
    place.dispose();
  }

  private receive(stored: Stored): void {
    if (stored.id !== NOTHING) this.backend.binding.deleteTensor(stored.id);
    Object.defineProperty(stored, "id", { get: () => this.idOf(stored), enumerable: true, configurable: true });
    homes.set(stored, this);
    this.inside.push(stored);
  }

  private idOf(stored: Stored): number {
    this.leave();
    return stored.id;
  }
}

/** The backend deletes no tensor of this number. */
const NOTHING = -1;
