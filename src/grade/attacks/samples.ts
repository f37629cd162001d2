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

/** Every attack, by what it is aimed at. */
export const ATTACKS: Attack[] = [
  ...[assertions, prototypes, exits, reading, writing, frames, values, exhaustion, compiling, packages].flat(),
];
