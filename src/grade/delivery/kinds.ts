import { autolab } from "./autolab/autolab.ts";
import type { Kind } from "./deliver.ts";
import { docker } from "./docker/docker.ts";
import { gradescope } from "./gradescope/gradescope.ts";
import type { Item } from "./item.ts";
import type { Order } from "./order.ts";
import { prairielearn } from "./prairielearn/prairielearn.ts";
import { originOf } from "./workflow/origin.ts";
import { workflow, type Origin } from "./workflow/workflow.ts";

/** The files of a delivery. `origin` is for workflows. Throws a Problem where it does not say enough. */
export async function itemsOf(kind: Kind, order: Order, origin: Partial<Origin> = {}): Promise<Item[]> {
  switch (kind) {
    case "gradescope":
      return gradescope(order);
    case "prairielearn":
      return prairielearn(order);
    case "autolab":
      return autolab(order);
    case "workflow":
      return workflow(order, originOf(order.root, origin));
    case "docker":
      return docker(order);
  }
}
