import { faultResult } from "../attempt/result.ts";
import { rulesOf, NODE, type Order } from "../order.ts";
import { below, template, type Item } from "../item.ts";
import { zipOf } from "../pack.ts";
import { tamrinItems } from "../tamrin.ts";

/** An autograder for Gradescope, as the zip that is uploaded (https://gradescope-autograders.readthedocs.io/en/latest/specs/). */
export function gradescope(order: Order): Item[] {
  const { lang, root } = order;
  const scripts = [
    { path: "setup.sh", content: template("gradescope/setup.sh", { NODE }), executable: true },
    { path: "run_autograder", content: template("gradescope/run_autograder", { LANG: lang }), executable: true },
    { path: "fault.json", content: Buffer.from(faultResult("gradescope", lang)) },
  ];
  return [{ path: "", content: zipOf([...scripts, ...rulesOf(order), ...below("tamrin", tamrinItems(root))]) }];
}
