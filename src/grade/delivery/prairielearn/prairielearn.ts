import { createHash } from "node:crypto";
import { tasks as catalogue } from "../../../../course.ts";
import { faultResult } from "../attempt/result.ts";
import { below, template, type Item } from "../item.ts";
import { imageItems } from "../docker/docker.ts";
import { rulesOf, type Order } from "../order.ts";
import { askedWords } from "../words.ts";

const IMAGE = "tamrin-grader";

/** Seconds that PrairieLearn gives at the most. */
const TIMEOUT = 600;

/**
 * A question and what it shares with others, to be laid into a course (https://docs.prairielearn.com/externalGrading/),
 * and the image in which submissions are graded.
 */
export function prairielearn(order: Order): Item[] {
  const { lang, name, policy } = order;
  const tasks = policy.tasks.map(({ id }) => catalogue.find((task) => task.id === id)!);
  const question = [
    { path: "info.json", content: infoOf(order) },
    {
      path: "question.html",
      content: template("prairielearn/question.html", {
        ASKED: askedWords[lang],
        TASKS: tasks.map(({ id, title }) => `    <li><code>${id}.ts</code> ${title[lang]}</li>`).join("\n"),
      }),
    },
    ...below("tests", rulesOf(order)),
  ];
  const shared = [
    { path: "grade.sh", content: template("prairielearn/grade.sh", { LANG: lang }), executable: true },
    { path: "fault.json", content: Buffer.from(faultResult("prairielearn", lang)) },
  ];
  return [
    ...below(`questions/${name}`, question),
    ...below("serverFilesCourse/tamrin", shared),
    ...below("image", imageItems(order.root)),
  ];
}

function infoOf({ name, policyText }: Order): Buffer {
  const info = {
    uuid: uuidOf(name, policyText),
    ...{ title: name, topic: "Tamrin", tags: ["tamrin"], type: "v3", gradingMethod: "External", singleVariant: false },
    externalGradingOptions: {
      ...{ enabled: true, image: IMAGE, serverFilesCourse: ["tamrin/"], timeout: TIMEOUT, enableNetworking: false },
      entrypoint: "/grade/serverFilesCourse/tamrin/grade.sh",
    },
  };
  return Buffer.from(`${JSON.stringify(info, null, 2)}\n`);
}

/** An identifier of version 4 in form; the same question has the same. */
function uuidOf(name: string, policy: Buffer): string {
  const hex = createHash("sha256").update(`${name}\0`).update(policy).digest("hex");
  const variant = "89ab"[parseInt(hex[16]!, 16) % 4]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
