import { course, tasks as catalogue } from "../../../course.ts";
import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import { drawnLines, feedbackLines, limitLines, partialLines } from "./describe-rules.ts";
import { counted } from "./phrases.ts";
import type { Policy, Rules, TaskPolicy } from "./policy.ts";

/** What differs from the course's points or the common rules; tasks that differ alike share a line. */
export function exceptionLines({ tasks, common }: Policy): Text[] {
  const groups = new Map<string, { ids: string[]; own: Text[] }>();
  for (const task of tasks) {
    const own = [...pointsOf(task), ...differing(task, common)];
    const key = JSON.stringify(own);
    groups.set(key, { ids: [...(groups.get(key)?.ids ?? []), task.id], own });
  }
  return [...groups.values()].filter(({ own }) => own.length > 0).map(exceptionLine);
}

function exceptionLine({ ids, own }: { ids: string[]; own: Text[] }): Text {
  const names = shortened(ids);
  const [en, fa] = [own.map((text) => text.en).join("; "), own.map((text) => text.fa).join("؛ ")];
  return { en: `${names.join(", ")}: ${en}`, fa: `${names.map(ltr).join("، ")}: ${fa}` };
}

/** The ids, a track's own where all its tasks are among them. */
function shortened(ids: string[]): string[] {
  return course.flatMap((track) => {
    const held = track.tasks.map(({ id }) => id).filter((id) => ids.includes(id));
    return held.length === track.tasks.length && held.length > 1 ? [track.id] : held;
  });
}

function pointsOf({ id, points, weight }: TaskPolicy): Text[] {
  const usual = catalogue.find((task) => task.id === id)!.points;
  return [
    ...(points === usual ? [] : [counted(points, "point", "امتیاز")]),
    ...(weight === 1 ? [] : [{ en: `points times ${weight}`, fa: `امتیاز ضربدر ${weight}` }]),
  ];
}

function differing(task: Rules, common: Rules): Text[] {
  const differs = (...keys: (keyof Rules)[]) =>
    keys.some((key) => JSON.stringify(task[key]) !== JSON.stringify(common[key]));
  return [
    ...(differs("partial", "minimum") ? partialLines(task) : []),
    ...(differs("feedback") ? feedbackWords(task) : []),
    ...(differs("drawn") ? drawnLines(task) : []),
    ...(differs("limits") ? limitLines(task) : []),
  ];
}

function feedbackWords(task: Rules): Text[] {
  return feedbackLines(task).map(({ en, fa }) => ({ en: `feedback: ${en}`, fa: `بازخورد: ${fa}` }));
}
