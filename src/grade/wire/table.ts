/**
 * The arrays and objects that have crossed in one conversation, numbered in the order of their first crossing, whichever
 * way it went. Both sides keep one, so that what is one object here is one object there.
 */
export class Table {
  private readonly numbers = new Map<object, number>();
  private readonly objects: object[] = [];

  get size(): number {
    return this.objects.length;
  }

  add(object: object): void {
    this.numbers.set(object, this.objects.length);
    this.objects.push(object);
  }

  numberOf(object: object): number | undefined {
    return this.numbers.get(object);
  }

  at(number: number): object | undefined {
    return this.objects[number];
  }

  all(): readonly object[] {
    return this.objects;
  }
}
