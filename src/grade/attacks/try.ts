import type { Text } from "../../text/lang.ts";
import { isHeld, MOST_MEMORY, type Attack, type Outcome } from "./attack.ts";
import type { Arena } from "./arena.ts";

/** What became of an attack. */
export interface Tried {
  name: string;
  claim: Text;
  holds: boolean;
  /** What it has brought about; null where it holds. */
  seen: Text | null;
}

export async function tryAttack(attack: Attack, arena: Arena): Promise<Tried> {
  const outcome = await arena.face(attack);
  const holds = isHeld(attack, outcome);
  return { name: attack.name, claim: attack.claim, holds, seen: holds ? null : seen(outcome) };
}

function seen({ gained, spoiled, next, left, memory, died }: Outcome): Text {
  const megabytes = Math.round(memory / 2 ** 20);
  const parts: [boolean, Text][] = [
    [died !== null, { en: `it ended the grader (${died})`, fa: `نمره‌دهنده را از کار انداخت (${died})` }],
    [gained.length > 0, { en: `it passed ${gained.length} tests`, fa: `${gained.length} آزمون را گذراند` }],
    [
      next.length > 0,
      { en: `the next submission failed ${next.length} tests`, fa: `پاسخ بعدی ${next.length} آزمون را از دست داد` },
    ],
    [
      spoiled.length > 0,
      { en: `its other task failed ${spoiled.length} tests`, fa: `تمرین دیگرش ${spoiled.length} آزمون را از دست داد` },
    ],
    [left.length > 0, { en: `it left ${left[0]}`, fa: `‎${left[0]} به جا ماند` }],
    [
      memory >= MOST_MEMORY,
      { en: `the grader took ${megabytes} MB`, fa: `نمره‌دهنده ${megabytes} مگابایت حافظه گرفت` },
    ],
  ];
  const told = parts.filter(([holds]) => holds).map(([, text]) => text);
  return { en: told.map(({ en }) => en).join("; "), fa: told.map(({ fa }) => fa).join("؛ ") };
}
