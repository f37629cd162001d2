import { course } from "../../../course.ts";
import { add, multiply, ZERO, type Fraction } from "../../numbers/fraction.ts";
import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import { decimal } from "./late.ts";
import { counted } from "./phrases.ts";
import type { Policy, TaskPolicy } from "./policy.ts";
import { hundredths } from "./rounding.ts";

/** Which tasks count, and for how much. */
export function taskLines({ tasks }: Policy): Text[] {
  const tracks = course.flatMap(({ id }) => {
    const held = tasks.filter((task) => task.id.startsWith(`${id}/`));
    const { en, fa } = worthOf(held);
    return held.length > 0 ? [{ en: `${id}: ${en}`, fa: `${ltr(id)}: ${fa}` }] : [];
  });
  const all = worthOf(tasks);
  return [{ en: `${all.en} in all`, fa: `در مجموع ${all.fa}` }, ...tracks];
}

function worthOf(tasks: TaskPolicy[]): Text {
  const exact = (task: TaskPolicy): Fraction => multiply(decimal(task.points), decimal(task.weight));
  const points = hundredths(tasks.map(exact).reduce(add, ZERO)) / 100;
  const [many, worth] = [counted(tasks.length, "task", "تمرین"), counted(points, "point", "امتیاز")];
  return { en: `${many.en}, ${worth.en}`, fa: `${many.fa}، ${worth.fa}` };
}
