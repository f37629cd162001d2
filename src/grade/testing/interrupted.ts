import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seeded } from "../../../kit/random.ts";
import { mirrors } from "../../course/mirrors.ts";
import { applyMutant, loadMutants } from "../../course/mutants.ts";

/** A class whose grading is ended again and again. */
export interface Trial {
  root: string;
  /** An empty folder. */
  folder: string;
  students: number;
  /** How often the grader is ended, at random moments. */
  times: number;
  /** SIGKILL ends the grader alone, SIGINT as Ctrl-C in a terminal does: with all that it has started. */
  signal: "SIGKILL" | "SIGINT";
  seed: number;
}

/** What was left after the last, undisturbed run. */
export interface Survived {
  /** Students in the results, in their order. */
  students: string[];
  /** How many results were kept when the grader was ended, each time. */
  keptEachTime: number[];
  /** Lines of the kept results: one for the stubs and one for each student, unless something was run twice. */
  lines: number;
  /** How many failures, of those that were kept, name a known mistake. */
  explained: number;
  points: string[];
}

const RELU = "02-xo/relu";

/** Every so many students have the same mistake, and it is explained. */
const WRONG = 5;

/** Grades a class of so many different submissions; ends the grader, each time with `--resume` going on. */
export async function gradeInterrupted({ root, folder, students, times, signal, seed }: Trial): Promise<Survived> {
  const [work, out] = [join(folder, "class"), join(folder, "out")];
  const solution = readFileSync(mirrors(root, RELU).solutions, "utf8");
  const wrong = applyMutant(solution, loadMutants(root, RELU)[0]!);
  for (let i = 0; i < students; i++) {
    const home = join(work, `s${String(i).padStart(5, "0")}`, RELU, "..");
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "relu.ts"), `${i % WRONG === 0 ? wrong : solution}// ${i}\n`);
  }
  const policy = join(folder, "policy.yaml");
  writeFileSync(policy, `tasks: [${RELU}]\n`);
  const start = (...args: string[]) => {
    const all = [join(root, "bin/tamrin.mjs"), "grade", ...args, "--out", out, "--json"];
    return spawn(process.execPath, all, { stdio: "ignore", detached: true });
  };
  const results = join(out, "results");
  const keptEachTime: number[] = [];
  const random = seeded(seed);
  for (let time = 0; time < times; time++) {
    const grader = time === 0 ? start(work, "--policy", policy, "--no-sandbox") : start("--resume");
    const size = existsSync(results) ? statSync(results).size : 0;
    // Some time after it has begun to write, so that the moment falls into the work and not into the start.
    while ((existsSync(results) ? statSync(results).size : 0) === size && grader.exitCode === null) await wait(5);
    await wait(random.uniform(0, (students * 60) / (times + 1)));
    process.kill(signal === "SIGINT" ? -grader.pid! : grader.pid!, signal);
    await once(grader, "exit");
    keptEachTime.push(linesOf(results));
  }
  await once(start("--resume"), "exit");
  const { grades } = JSON.parse(readFileSync(join(out, "grades.json"), "utf8")) as {
    grades: { student: string; outcome: string; points: number; max: number }[];
  };
  return {
    students: grades.map(({ student }) => student),
    points: [...new Set(grades.map(({ outcome, points, max }) => `${outcome} ${points}/${max}`))],
    lines: linesOf(results),
    explained: readFileSync(join(out, "outcomes"), "utf8").split('"cause":{').length - 1,
    keptEachTime,
  };
}

/** Whole lines. */
function linesOf(file: string): number {
  return readFileSync(file, "utf8").split("\n").length - 1;
}
