import "#kit/cpu";
import { checkArguments } from "./arguments.ts";
import { callingOperations } from "./calling.ts";
import { Guard } from "./guard.ts";
import { Handles } from "./handles.ts";
import { OPERATIONS } from "./operations.ts";

/**
 * TensorFlow.js for lessons that live in another process: they hold tensors, variables and optimizers of this one by
 * number and ask for operations by name. One for a process, whose tests use the same tensors.
 */
export class Tensors {
  private readonly handles = new Handles();
  private readonly guard = new Guard();
  private readonly calling = callingOperations(this.handles, this.guard);

  send(value: object): [number: number, about: string] {
    return this.handles.send(value);
  }

  at(number: number): object {
    return this.handles.at(number);
  }

  /** What an operation gives: tensors, optimizers, numbers and lists of them. Throws what it throws, RangeErrors for too much. */
  serve(name: string, args: unknown[]): unknown {
    return this.guard.run(() => {
      const calling = this.calling.get(name);
      if (calling) return calling(...(args as never[]));
      const operation = OPERATIONS.get(name);
      if (!operation) throw new TypeError(`tf.${name} is not there for lessons`);
      checkArguments(name, args, this.handles);
      return operation(...(args as never[]));
    });
  }

  /** Lets go of everything that tests and lessons have left. Throws where that is not possible: see `Guard.clear`. */
  clear(): void {
    this.handles.clear();
    this.guard.clear();
  }
}
