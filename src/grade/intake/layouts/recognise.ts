import { autolab } from "./autolab.ts";
import { blackboard } from "./blackboard.ts";
import { brightspace } from "./brightspace.ts";
import { canvas } from "./canvas.ts";
import { github } from "./github.ts";
import { gradescope } from "./gradescope.ts";
import type { Layout, ReadLayout, Shelf, Shelved } from "./layout.ts";
import { moodle } from "./moodle.ts";
import { downFrom, folders, holdsWorks, isOnes, one } from "./plain.ts";

type Exported = Exclude<Layout, "one" | "folders">;

/** In the order of trying: what only one system writes comes before what may be chance. */
const EXPORTS: Record<Exported, ReadLayout> = {
  ...{ gradescope, moodle, brightspace, blackboard, autolab, canvas, github },
};

export interface Recognised extends Shelved {
  layout: Layout;
}

/** Whose work lies on a shelf. Wrapping folders are looked through. */
export async function recognise(top: Shelf): Promise<Recognised> {
  let last = top;
  for await (const shelf of downFrom(top)) {
    for (const [layout, read] of Object.entries(EXPORTS) as [Exported, ReadLayout][]) {
      const shelved = await read(shelf);
      if (shelved) return { layout, ...shelved };
    }
    if (isOnes(shelf)) return { layout: "one", ...one(top) };
    last = shelf;
  }
  const shelved = (await holdsWorks(last)) ? await folders(last) : undefined;
  return shelved ? { layout: "folders", ...shelved } : { layout: "one", ...one(top) };
}

/** Reads a shelf as what it is said to be; undefined where it holds nothing of that layout. */
export async function readAs(layout: Layout, top: Shelf): Promise<Recognised | undefined> {
  if (layout === "one") return { layout, ...one(top) };
  if (layout === "folders") {
    const shelved = await folders(top);
    return shelved && { layout, ...shelved };
  }
  for await (const shelf of downFrom(top)) {
    const shelved = await EXPORTS[layout](shelf);
    if (shelved) return { layout, ...shelved };
  }
  return undefined;
}
