import { format } from "node:util";

/** A test as a file declares it. */
export interface Declared {
  /** After the names of the suites around it. */
  name: string;
  check: () => unknown;
}

/** What a file that is being read has declared so far. */
let declared: Declared[] | undefined;
/** The names of the suites that it is in. */
let around = "";

/** The tests that `load` declares, in order. Throws what it throws. */
export function collect(load: () => void): Declared[] {
  const tests: Declared[] = [];
  [declared, around] = [tests, ""];
  try {
    load();
    return tests;
  } finally {
    declared = undefined;
  }
}

function declare(name: string, check: () => unknown): void {
  if (!declared) throw new Error(`the test "${name}" is declared within a test`);
  declared.push({ name: around + name, check });
}

/** One test for each case, whose values stand in its name for `%s` and the like. */
function each<Case>(cases: readonly Case[]) {
  return (name: string, check: (...values: unknown[]) => unknown): void => {
    for (const one of cases) {
      const values: unknown[] = Array.isArray(one) ? one : [one];
      declare(filled(name, values), () => check(...values));
    }
  };
}

/** Values that have no place in the name are not told. */
function filled(name: string, values: unknown[]): string {
  const places = name.match(/%[sdifjoO]/g)?.length ?? 0;
  return format(name, ...values.slice(0, places));
}

export const test = Object.assign(declare, { each });

/** Within it every test's name begins with this one. */
export function describe(name: string, body: () => void): void {
  const outer = around;
  around = `${outer}${name} > `;
  body();
  around = outer;
}
