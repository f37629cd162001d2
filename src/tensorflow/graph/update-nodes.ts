import type { Variable } from "#kit/tf";
import * as message from "./messages.ts";
import type { Operation, Recording, Value } from "./recording.ts";
import type { Update } from "./updates.ts";

/** What the nodes of updates need of the graph that they are a part of. */
export interface Site {
  add(kind: string, inputs: string[], attributes: Record<string, message.Attribute>): string;
  /** The node made for a key before, or else now. */
  once(key: unknown, make: () => string): string;
  nameOf(value: Value): string;
  scalar(value: number): string;
  float(attribute: string): Record<string, message.Attribute>;
}

/** A variable that lives in the session, with the nodes through which its numbers come in and go out. */
export interface Resident {
  variable: Variable;
  fed: string;
  taken: string;
  given: string;
}

/**
 * The kernels of optimizers, in place of the operations that were recorded. A kernel moves the numbers of a resource where
 * they lie. A variable that enters a step as itself and ends it as a kernel left it is a resident: its resource stays
 * from run to run. Any other value is moved in a resource that takes it over for the run.
 */
export class UpdateNodes {
  private readonly site: Site;
  /** By the operation that was recorded: whose kernel makes the same value, and in which place. */
  private readonly makers = new Map<Operation, { update: Update; place: number }>();
  /** The residents, each with the update that moves it. */
  private readonly movers = new Map<Variable, Update>();
  private resourcesNamed = 0;

  constructor({ updates, writes }: Recording, site: Site) {
    this.site = site;
    const ends = new Map(writes.map(({ variable, value }) => [variable, operationOf(value)]));
    for (const update of updates) {
      update.after.forEach((value, place) => {
        const [before, operation] = [update.before[place]!, operationOf(value)];
        if (!operation) return;
        this.makers.set(operation, { update, place });
        const moves = before.from === "variable" && ends.get(before.variable) === operation;
        if (moves) this.movers.set(before.variable, update);
      });
    }
  }

  isResident(variable: Variable): boolean {
    return this.movers.has(variable);
  }

  /** A resident's numbers as a run begins with them. */
  resident(variable: Variable): string {
    return this.read(this.resource(variable, variable.shape));
  }

  /** What a kernel makes in place of an operation; null where it is no kernel's. */
  made(operation: Operation): string | null {
    const maker = this.makers.get(operation);
    if (!maker) return null;
    const { update, place } = maker;
    return this.site.once(operation, () => this.read(this.resources(update)[place]!, this.done(update)));
  }

  /** A node that waits until every resident has moved. */
  moved(): string {
    return this.after([...new Set(this.movers.values())].map((update) => this.done(update)));
  }

  residents(): Resident[] {
    const { site } = this;
    return [...this.movers.keys()].map((variable) => {
      const resource = this.resource(variable, variable.shape);
      const fed = site.add("Placeholder", [], { ...site.float("dtype"), shape: message.shapeOf(variable.shape) });
      return { variable, fed, taken: this.after([this.assign(resource, fed)]), given: this.read(resource) };
    });
  }

  private done(update: Update): string {
    return this.site.once(update, () => this.apply(update));
  }

  private apply(update: Update): string {
    const { site } = this;
    const resources = this.resources(update);
    // A resident is read before it moves: who else needs it in this run gets it as it was.
    const ready = update.before.map((value, place) =>
      this.moves(update, value) ? site.nameOf(value) : this.assign(resources[place]!, site.nameOf(value)),
    );
    const settings = update.settings.map((setting) =>
      typeof setting === "number" ? site.scalar(setting) : site.nameOf(setting),
    );
    if (update.kernel === "Adam") settings.push(this.epsilonHat(settings[1]!, settings.pop()!));
    const inputs = [...resources, ...settings, site.nameOf(update.gradient), ...ready.map((name) => `^${name}`)];
    return site.add(`ResourceApply${update.kernel}`, inputs, site.float("T"));
  }

  private resources(update: Update): string[] {
    return update.before.map((value, place) =>
      this.resource(this.moves(update, value) ? value.variable : update.after[place]!, value.shape),
    );
  }

  private moves(update: Update, before: Value): before is Value & { from: "variable" } {
    return before.from === "variable" && this.movers.get(before.variable) === update;
  }

  /** That of a resident, or of a value that an update makes. */
  private resource(owner: Variable | Value, shape: number[]): string {
    const { site } = this;
    return site.once(owner, () => {
      const shared_name = message.textOf(`resource_${++this.resourcesNamed}`);
      const kind = { ...site.float("dtype"), shape: message.shapeOf(shape) };
      return site.add("VarHandleOp", [], { ...kind, shared_name, container: message.textOf("") });
    });
  }

  /**
   * A resource keeps what it is assigned, and one of TensorFlow's threads lets go of it later. What comes from JavaScript
   * lies in JavaScript's own memory, and only JavaScript's thread may let go of that: so the resource has a copy.
   */
  private assign(resource: string, value: string): string {
    const copy = this.site.add("DeepCopy", [value], this.site.float("T"));
    return this.site.add("AssignVariableOp", [resource, copy], this.site.float("dtype"));
  }

  private read(resource: string, after?: string): string {
    const inputs = after ? [resource, `^${after}`] : [resource];
    return this.site.add("ReadVariableOp", inputs, this.site.float("dtype"));
  }

  /** A number that comes when all these nodes are done. */
  private after(nodes: string[]): string {
    return this.site.add("Identity", [this.site.scalar(0), ...nodes.map((node) => `^${node}`)], this.site.float("T"));
  }

  /** TensorFlow.js adds epsilon to √(v / (1 - β₂ᵗ)), the kernel to √v: ε̂ = ε · √(1 - β₂ᵗ). */
  private epsilonHat(beta2Power: string, epsilon: string): string {
    const { site } = this;
    return site.once(`epsilon hat ${beta2Power} ${epsilon}`, () => {
      const left = site.add("Sub", [site.scalar(1), beta2Power], site.float("T"));
      return site.add("Mul", [epsilon, site.add("Sqrt", [left], site.float("T"))], site.float("T"));
    });
  }
}

function operationOf(value: Value): Operation | null {
  return value.from === "operation" ? value.operation : null;
}
