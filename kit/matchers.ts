import { chai } from "vitest";
import { compare, type Difference } from "./compare.ts";

/** An answer that is not the wanted one. Carries the `difference`, so that the tool can explain it. */
export class Mismatch extends Error {
  override name = "AssertionError";
  readonly difference: Difference;

  constructor(difference: Difference) {
    super(sentence(difference));
    this.difference = difference;
  }
}

/** An answer that is near what it should not be. */
class TooNear extends Error {
  override name = "AssertionError";

  constructor(tolerance: number) {
    super(`every number lies within ${tolerance} of what it should not be`);
  }
}

function sentence({ kind, tolerance, first, worst, differing, total }: Difference): string {
  if (kind === "shape") return `shape: got ${first.got}, want ${first.want}`;
  const at = first.path ? `at ${first.path}: ` : "";
  const rest = total > 1 ? `; ${differing} of ${total} differ, most at ${worst.path} (got ${worst.got})` : "";
  return `${at}got ${first.got}, want ${first.want} (tolerance ${tolerance})${rest}`;
}

// A method of chai itself: through `expect.extend` one call costs 50 microseconds, and a law makes hundreds.
chai.use(({ Assertion }, { addMethod, flag }) => {
  addMethod(Assertion.prototype, "toBeNear", function (this: object, want: unknown, tolerance: number) {
    const difference = compare(flag(this, "object"), want, tolerance);
    const negated = flag(this, "negate") as boolean | undefined;
    if (negated && !difference) throw new TooNear(tolerance);
    if (!negated && difference) throw new Mismatch(difference);
  });
});

declare module "vitest" {
  // The type parameter must be there, and named so, to merge with vitest's own declaration.
  // oxlint-disable-next-line typescript/no-explicit-any
  interface Matchers<T = any> {
    /** Same shape, and every number within `tolerance` (absolute) of the wanted one. NaN is never near. */
    toBeNear(want: unknown, tolerance: number): T;
  }
}
