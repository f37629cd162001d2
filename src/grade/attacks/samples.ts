import type { Attack } from "./attack.ts";
import { assertions } from "./samples/assertions.ts";
import { compiling } from "./samples/compiling.ts";
import { exhaustion } from "./samples/exhaustion.ts";
import { exits } from "./samples/exits.ts";
import { frames } from "./samples/frames.ts";
import { packages } from "./samples/packages.ts";
import { prototypes } from "./samples/prototypes.ts";
import { reading } from "./samples/reading.ts";
import { values } from "./samples/values.ts";
import { writing } from "./samples/writing.ts";

/** Aimed at whoever judges: the same in whatever way submissions are shut in. */
const AT_THE_JUDGE = [assertions, prototypes, frames, values, compiling, packages].flat();

/** Aimed at what shuts them in: each way of doing so has to hold against these. */
export const AT_THE_SANDBOX: Attack[] = [exits, reading, writing, exhaustion].flat();

export const ATTACKS: Attack[] = [...AT_THE_JUDGE, ...AT_THE_SANDBOX];
