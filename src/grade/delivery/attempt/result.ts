import type { Lang } from "../../../text/lang.ts";
import type { Isolation } from "../../sandbox/cages.ts";
import { faultWords, isolationWords } from "../words.ts";
import type { System } from "./about.ts";

/** The system's result with how the submission was shut in. `feedback`: for systems whose result holds scores alone. */
export function resultWith(system: System, result: string, isolation: Isolation, feedback: string, lang: Lang): string {
  if (system === "autolab") return `${feedback}\n${isolationWords(isolation)[lang]}\n${result}\n`;
  const held = JSON.parse(result) as Record<string, unknown> & { extra_data?: object };
  const told =
    system === "gradescope"
      ? { extra_data: { ...held.extra_data, isolation } }
      : { output: isolationWords(isolation)[lang] };
  return `${JSON.stringify({ ...held, ...told })}\n`;
}

/** What the system is told when the grader fails: why the student sees no score, and no score. */
export function faultResult(system: System, lang: Lang): string {
  const output = faultWords[lang];
  const results: Record<System, unknown> = {
    gradescope: { output, output_format: "text", visibility: "visible", stdout_visibility: "hidden" },
    prairielearn: { gradable: false, format_errors: [output] },
    autolab: { scores: {}, scoreboard: [] },
  };
  const line = `${JSON.stringify(results[system])}\n`;
  return system === "autolab" ? `${output}\n${line}` : line;
}
