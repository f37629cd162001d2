import { appendFileSync, readFileSync } from "node:fs";
import { writeAtomically } from "./files.ts";
import type { Epoch, Step } from "./events.ts";
import type { History } from "./recipe.ts";

/** What a run told about its steps and epochs, one line of JSON for each, and in memory. */
export interface Journal {
  history: History;
  add(event: Step | Epoch): void;
}

/** Begins the file of a run, or goes on with what it told up to step `resumedAt`. */
export async function openJournal(path: string, resumedAt: number): Promise<Journal> {
  const history = resumedAt > 0 ? readHistory(path).filter(({ step }) => step <= resumedAt) : [];
  await writeAtomically(path, Buffer.from(history.map(lineOf).join("")));
  return {
    history,
    add(event) {
      history.push(event);
      appendFileSync(path, lineOf(event));
    },
  };
}

/** The events of a file. What is no whole line was being written when the run was killed. */
function readHistory(path: string): History {
  const text = readIfThere(path);
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Step | Epoch);
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function lineOf(event: Step | Epoch): string {
  return `${JSON.stringify(event)}\n`;
}
