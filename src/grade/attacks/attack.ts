import type { Text } from "../../text/lang.ts";

/** A hostile submission, aimed at one claim about the grader. */
export interface Attack {
  /** Stable, for `--json`. */
  name: string;
  /** What the grader holds to, for who grades. */
  claim: Text;
  /** What the submission does, for who reads its code. */
  tries: string;
  /** TypeScript by task id, instead of the stubs. */
  lessons: Record<string, string>;
  /** Makes what is handed in, the folder or the folder's name with an ending: the lessons come out of it. */
  handIn?(folder: string): void;
  /** Also judges what no other attack has to show. */
  holds?(outcome: Outcome): boolean;
  /** Whether the process of the submission may be lost to its own honest lessons, too. */
  spoilsItself?: boolean;
}

/** What an attack has brought about. */
export interface Outcome {
  /** Tests that it passed and no worthless lesson passes, as `task: test`. */
  gained: string[];
  /** Tests that its own honest lesson failed, which was graded after the hostile one. */
  spoiled: string[];
  /** Tests that the next submission failed, which is honest. */
  next: string[];
  /** Processes and files that outlived it. */
  left: string[];
  /** Bytes that the grading process took for it at the most. */
  memory: number;
  /** Why the grading process ended, if it did. */
  died: string | null;
  milliseconds: number;
}

/** More than this for one submission and a few of them would exhaust the machine. */
export const MOST_MEMORY = 2 ** 30;

/** Whether the attack has brought nothing about that matters. */
export function isHeld({ holds = () => true, spoilsItself }: Attack, outcome: Outcome): boolean {
  const { gained, spoiled, next, left, memory, died } = outcome;
  const lost = [gained, next, left, spoilsItself ? [] : spoiled].flat();
  return lost.length === 0 && died === null && memory < MOST_MEMORY && holds(outcome);
}
