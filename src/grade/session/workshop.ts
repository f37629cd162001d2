import { Malformed } from "../wire/bytes.ts";

/** Objects of this process that lessons hold by number, and operations that they ask for: see `Tensors`. */
export interface Workshop {
  send(value: object): [number: number, about: string];
  at(number: number): object;
  serve(operation: string, args: unknown[]): unknown;
}

/** For lessons that need none. */
export const NO_WORKSHOP: Workshop = {
  send(value) {
    throw new TypeError(`an object of the class ${value.constructor.name} cannot be passed to a lesson`);
  },
  at() {
    throw new Malformed("an object was named where there are none");
  },
  serve(operation) {
    throw new TypeError(`${operation} is not there for lessons`);
  },
};
