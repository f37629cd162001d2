import type { Check, Look, Machine } from "./check.ts";
import { cache } from "./checks/cache.ts";
import { events } from "./checks/events.ts";
import { node, packages } from "./checks/node.ts";
import { sandbox } from "./checks/sandbox.ts";
import { tensorflow } from "./checks/tensorflow.ts";
import { terminal } from "./checks/terminal.ts";
import { compiler, gpu, python } from "./checks/tools.ts";

const LOOKS: Look[] = [node, packages, tensorflow, python, compiler, cache, gpu, terminal, events, sandbox];

/** Looks at everything at once; the answers come in a fixed order. */
export function examine(machine: Machine): Promise<Check[]> {
  return Promise.all(LOOKS.map((look) => look(machine)));
}
