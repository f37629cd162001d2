import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seeded } from "../../../kit/random.ts";
import { mirrors } from "../../course/mirrors.ts";

/** A class whose grading is killed again and again. */
export interface Trial {
  root: string;
  /** An empty folder. */
  folder: string;
  students: number;
  /** How often the grader is killed, at random moments. */
  kills: number;
  seed: number;
}

/** What was left after the last, undisturbed run. */
export interface Survived {
  /** Students in the results, in their order. */
  students: string[];
  /** How many results were kept when the grader was killed, each time. */
  keptAtKill: number[];
  /** Lines of the kept results: one for the stubs and one for each student, unless something was run twice. */
  lines: number;
  outcomes: string[];
}

const RELU = "02-xo/relu";

/** Grades a class of so many different submissions; kills the grader, each time with `--resume` going on. */
export async function gradeThroughKills({ root, folder, students, kills, seed }: Trial): Promise<Survived> {
  const [work, out] = [join(folder, "class"), join(folder, "out")];
  const solution = readFileSync(mirrors(root, RELU).solutions, "utf8");
  for (let i = 0; i < students; i++) {
    const home = join(work, `s${String(i).padStart(5, "0")}`, RELU, "..");
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "relu.ts"), `${solution}// ${i}\n`);
  }
  const policy = join(folder, "policy.yaml");
  writeFileSync(policy, `tasks: [${RELU}]\n`);
  const start = (...args: string[]) => {
    const all = [join(root, "bin/tamrin.mjs"), "grade", ...args, "--out", out, "--json"];
    return spawn(process.execPath, all, { stdio: "ignore" });
  };
  const results = join(out, "results");
  const keptAtKill: number[] = [];
  const random = seeded(seed);
  for (let kill = 0; kill < kills; kill++) {
    const grader = kill === 0 ? start(work, "--policy", policy, "--no-sandbox") : start("--resume");
    const size = existsSync(results) ? statSync(results).size : 0;
    // Some time after it has begun to write, so that the moment falls into the work and not into the start.
    while ((existsSync(results) ? statSync(results).size : 0) === size && grader.exitCode === null) await wait(5);
    await wait(random.uniform(0, (students * 60) / (kills + 1)));
    grader.kill("SIGKILL");
    await once(grader, "exit");
    keptAtKill.push(linesOf(results));
  }
  await once(start("--resume"), "exit");
  const { grades } = JSON.parse(readFileSync(join(out, "grades.json"), "utf8")) as {
    grades: { student: string; outcome: string; points: number; max: number }[];
  };
  return {
    students: grades.map(({ student }) => student),
    outcomes: [...new Set(grades.map(({ outcome, points, max }) => `${outcome} ${points}/${max}`))],
    lines: linesOf(results),
    keptAtKill,
  };
}

/** Whole lines. */
function linesOf(file: string): number {
  return readFileSync(file, "utf8").split("\n").length - 1;
}
