import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tasks as catalogue } from "../../course.ts";
import { loadStubs } from "../../src/course/stubs.ts";
import { makeClassroom } from "../../src/grade/classroom/classroom.ts";
import type { Student } from "../../src/grade/classroom/student.ts";
import { writeClassroom } from "../../src/grade/classroom/write.ts";
import type { Driver } from "../../src/grade/engine/driver.ts";
import { localDriver } from "../../src/grade/engine/local.ts";
import { madeSecret } from "../../src/grade/engine/secret.ts";
import type { Isolation } from "../../src/grade/sandbox/cages.ts";
import { grade } from "../../src/grade/grading.ts";
import { openSubmissions } from "../../src/grade/intake/intake.ts";
import { writeOutputs } from "../../src/grade/outputs/outputs.ts";
import { loadPolicy } from "../../src/grade/policy/load.ts";
import { makeWorkspace } from "../../src/testing/workspace.ts";
import type { Setting, TaskResult } from "../../src/grade/worker/protocol.ts";
import type { TestResult } from "../../src/run/protocol.ts";

const ARRAY = catalogue.filter(({ kind }) => kind === "array").map(({ id }) => id);

/** A class on the disk, graded by the course as it is now: an edit meanwhile would be another course. */
class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), "tamrin-bench-"));
  readonly students: Student[];
  private readonly workspace: ReturnType<typeof makeWorkspace>;

  constructor(root: string, students: number) {
    this.workspace = makeWorkspace(root);
    this.students = makeClassroom(root, ARRAY, students, 1);
    writeClassroom(join(this.folder, "class"), this.students, "folders", ARRAY);
  }

  /** From the folder of submissions to the files of results, as `tamrin grade` does it. */
  async grade(out: string, isolation: Isolation, driver?: (setting: Setting) => Driver): Promise<void> {
    const policy = loadPolicy(join(this.folder, "class/policy.yaml"));
    const intake = await openSubmissions([join(this.folder, "class/submissions")]);
    const secret = join(this.folder, "secret");
    madeSecret(secret);
    const to = join(this.folder, out);
    const graded = await grade({ root: this.workspace.root, out: to, policy, submissions: intake.submissions(), isolation, secret, driver }); // prettier-ignore
    await writeOutputs(to, graded, {
      formats: ["json", "csv", "markdown"],
      lang: "en",
      at: new Date(0),
      item: "Tamrin",
    });
  }

  remove(): void {
    this.workspace.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Seconds that it takes to grade a class again of which nothing has changed. What is kept from the first time says of
 * every task what the made-up work deserves; see `asDeserved`.
 */
export async function timeAgain(root: string, students: number): Promise<number> {
  const bench = new Bench(root, students);
  try {
    await bench.grade("out", "none", (setting) => asDeserved(root, setting, bench.students));
    const start = performance.now();
    await bench.grade("out", "none", () => {
      throw new Error("an unchanged class was run again");
    });
    return (performance.now() - start) / 1000;
  } finally {
    bench.remove();
  }
}

/** Whether a class graded twice, from nothing, gives the same bytes. */
export async function isSameTwice(root: string, students: number, isolation: Isolation): Promise<boolean> {
  const bench = new Bench(root, students);
  try {
    const texts: string[] = [];
    for (const out of ["one", "two"]) {
      await bench.grade(out, isolation);
      texts.push(readFileSync(join(bench.folder, out, "grades.json"), "utf8").replaceAll(`/${out}/`, "/"));
    }
    return texts[0] === texts[1];
  } finally {
    bench.remove();
  }
}

/**
 * Marks papers without running them. Work that is right passes; all other fails as the stub does, which is the longest
 * to read, each student's on inputs of its own.
 */
function asDeserved(root: string, setting: Setting, students: Student[]): Driver {
  const driver = localDriver(setting, 1);
  const expected = new Map(students.map(({ id, expected }) => [id, expected]));
  let known: Promise<Map<string, TaskResult>> | undefined;
  const markStubs = async () => {
    const marked = await driver.grade({ id: "stubs", lessons: loadStubs(root), tasks: setting.tasks, seeds: {} });
    if ("fault" in marked) throw new Error(marked.fault);
    return new Map(marked.tasks.map((result) => [result.id, result]));
  };
  return {
    width: 1,
    async grade({ id: student, tasks }) {
      const stubs = await (known ??= markStubs());
      const deserved = (id: string): TaskResult => {
        const { tests } = stubs.get(id)!;
        if (expected.get(student)?.[id] === "all") return { id, tests: tests.map(({ name }) => ({ name })) };
        return { id, tests: tests.map((test) => on(Number(student), test)) };
      };
      return { tasks: tasks.map(deserved) };
    },
    stop: () => driver.stop(),
  };
}

/** The result as if the lesson had been given one number more. */
function on(number: number, { call, ...result }: TestResult): TestResult {
  return { ...result, call: call && { ...call, args: [...call.args, number] } };
}
