import { stringify } from "yaml";
import { faultResult } from "../attempt/result.ts";
import { below, template, type Item } from "../item.ts";
import { imageItems } from "../docker/docker.ts";
import { rulesOf, type Order } from "../order.ts";
import { tarOf } from "../pack.ts";
import { maxOf } from "../../policy/worth.ts";

/** What Autolab calls each handin. */
const HANDIN = "handin.zip";

const IMAGE = "tamrin-autolab";

/** Seconds for one handin. */
const TIMEOUT = 600;

/** A lab (https://docs.autolabproject.com/lab/), to be packed with `tar` and imported, and the images it is graded in. */
export async function autolab(order: Order): Promise<Item[]> {
  const { lang, root } = order;
  const name = labName(order.name);
  const grader: Item[] = [
    { path: "driver.sh", content: template("autolab/driver.sh", { LANG: lang }), executable: true },
    { path: "fault.txt", content: Buffer.from(faultResult("autolab", lang)) },
    ...rulesOf(order),
  ];
  const module = name[0]!.toUpperCase() + name.slice(1);
  const lab: Item[] = [
    { path: `${name}.yml`, content: Buffer.from(stringify(properties(name, order))) },
    { path: `${name}.rb`, content: template("autolab/lab.rb", { MODULE: module, NAME: name }) },
    { path: "autograde-Makefile", content: template("autolab/autograde-Makefile", { HANDIN }) },
    { path: "autograde.tar", content: await tarOf(grader) },
  ];
  return [
    ...below(name, lab),
    ...below("image", imageItems(root)),
    { path: "autolab-image/Dockerfile", content: template("autolab/Dockerfile") },
  ];
}

/** Autolab makes a Ruby module's name of it: letters and digits. */
function labName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")
      .replace(/^\d+/, "") || "tamrin"
  );
}

/** The lab's properties as Autolab exports them. Problems are called as the tasks are. */
function properties(name: string, { name: title, policy }: Order) {
  return {
    general: {
      ...{ name, display_name: title, description: "", category_name: "Lab" },
      ...{
        handin_filename: HANDIN,
        handin_directory: "handin",
        max_size: 2,
        max_submissions: -1,
        disable_handins: false,
      },
    },
    problems: policy.tasks.map((task) => ({
      ...{ name: task.id, description: "", max_score: maxOf({ tasks: [task] }), optional: false },
    })),
    autograder: { autograde_timeout: TIMEOUT, autograde_image: IMAGE, release_score: true },
  };
}
