import { distance } from "fastest-levenshtein";
import { tasks, type Task } from "../../course.ts";
import { Problem } from "../text/problem.ts";

/** The task of that id; the name alone is enough where no other task has it. Throws a Problem with the nearest ids. */
export function findTask(asked: string, among: Task[] = tasks): Task {
  const wanted = asked.replace(/^(?:\.\/)?(?:exercises|solutions)\//, "").replace(/\.ts$/, "");
  const found = among.filter(({ id }) => id === wanted || id.endsWith(`/${wanted}`));
  if (found.length === 1) return found[0]!;
  const near = found.length > 1 ? found.map(({ id }) => id) : nearest(wanted, among);
  throw new Problem(
    {
      en: `there is no task "${asked}"; did you mean ${near.join(", ")}? "tamrin list" shows all`,
      fa: `تمرینی به نام «${asked}» نیست؛ منظورتان یکی از این‌ها بود؟ ${near.join("، ")}. همه را با tamrin list ببینید`,
    },
    { asked, near },
  );
}

/** The three ids that differ least from what was typed, with or without the track. */
function nearest(wanted: string, among: Task[]): string[] {
  const badness = ({ id }: Task) => Math.min(distance(wanted, id), distance(wanted, id.slice(id.indexOf("/") + 1)));
  return among
    .toSorted((a, b) => badness(a) - badness(b))
    .slice(0, 3)
    .map(({ id }) => id);
}
