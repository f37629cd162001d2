import type { Text } from "../../text/lang.ts";
import type { Numbers } from "./binding.ts";
import type { Operation, Recording, Value } from "./recording.ts";
import * as words from "./words.ts";

/** What keeps two recordings of one step from being the same graph; null where nothing does. */
export function differ(first: Recording, second: Recording): Text | null {
  const [a, b] = [first.operations, second.operations];
  for (let place = 0; place < Math.min(a.length, b.length); place++) {
    const why = differAt(place, a[place]!, b[place]!);
    if (why) return why;
  }
  if (a.length !== b.length) return words.otherLength(a.length, b.length);
  const [ends, otherEnds] = [endsOf(first), endsOf(second)];
  if (ends.length !== otherEnds.length) return words.otherLength(ends.length, otherEnds.length);
  return firstOf(ends, (value, i) => differInValue(value, otherEnds[i]!, "the result"));
}

function differAt(place: number, a: Operation, b: Operation): Text | null {
  const [first, second] = [a, b].map(({ name, attributes }) => `${name} ${JSON.stringify(attributes)}`);
  if (a.name !== b.name || a.inputs.length !== b.inputs.length) return words.otherWay(place, a.name, b.name);
  if (first !== second) return words.otherWay(place, first!, second!);
  return firstOf(a.inputs, (value, i) => differInValue(value, b.inputs[i]!, a.name));
}

function differInValue(a: Value, b: Value, reader: string): Text | null {
  const same =
    (a.from === "input" && b.from === "input" && a.name === b.name) ||
    (a.from === "variable" && b.from === "variable" && a.variable === b.variable) ||
    (a.from === "outside" && b.from === "outside" && a.dataId === b.dataId) ||
    (a.from === "operation" &&
      b.from === "operation" &&
      a.operation.place === b.operation.place &&
      a.output === b.output) ||
    (a.from === "constant" && b.from === "constant" && a.shape.join() === b.shape.join() && equal(a.data, b.data));
  return same ? null : words.changes(a.shape, reader);
}

function equal(a: Numbers, b: Numbers): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function firstOf<T>(values: T[], ask: (value: T, i: number) => Text | null): Text | null {
  for (const [i, value] of values.entries()) {
    const found = ask(value, i);
    if (found) return found;
  }
  return null;
}

/** Where a recording leads: its outputs, then what each variable becomes. */
function endsOf({ outputs, writes }: Recording): Value[] {
  return [...Object.values(outputs), ...writes.map(({ value }) => value)];
}
