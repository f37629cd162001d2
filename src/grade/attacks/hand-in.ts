import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openSubmissions } from "../intake/intake.ts";

type Lessons = Record<string, string>;

/** Ids of the two students, in the order in which they are read. */
const [HOSTILE, HONEST] = ["attacker", "student"];

/** The lessons of a class of two, the hostile one made by `handIn`. Rejects where the honest one is not read. */
export async function takeIn(
  handIn: (folder: string) => void,
  solutions: Lessons,
): Promise<{ hostile: Lessons; honest: Lessons }> {
  const folder = mkdtempSync(join(tmpdir(), "tamrin-class-"));
  try {
    handIn(join(folder, HOSTILE));
    for (const [id, text] of Object.entries(solutions)) {
      const path = join(folder, HONEST, "exercises", `${id}.ts`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const read = new Map<string, Lessons>();
    const { submissions } = await openSubmissions([folder], { layout: "folders" });
    for await (const { student, lessons } of submissions()) read.set(student, lessons);
    return { hostile: read.get(HOSTILE) ?? {}, honest: read.get(HONEST) ?? {} };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
