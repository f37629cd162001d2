/** Something that the grader holds, by its number there. */
export class Handle {
  readonly #number: number;

  constructor(number: number) {
    this.#number = number;
  }

  /** Undefined for anything else, whatever it looks like. */
  static numberOf(value: object): number | undefined {
    return #number in value ? value.#number : undefined;
  }
}
