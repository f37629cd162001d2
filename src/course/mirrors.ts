import { join } from "node:path";

/** The tree that `#lesson/*` opens on: the learner's files or the finished ones. */
export type Tree = "exercises" | "solutions";

/** Where the files of one task lie, absolute. */
export interface Mirrors {
  exercises: string;
  solutions: string;
  test: string;
  /** The tests that only the grader runs, on inputs that it draws for each student. */
  drawn: string;
  fixture: string;
  hints: string;
  mutants: string;
}

export function mirrors(root: string, id: string): Mirrors {
  return {
    exercises: join(root, "exercises", `${id}.ts`),
    solutions: join(root, "solutions", `${id}.ts`),
    test: join(root, "tests", `${id}.test.ts`),
    drawn: join(root, "drawn", `${id}.test.ts`),
    fixture: join(root, "fixtures", `${id}.json`),
    hints: join(root, "hints", `${id}.md`),
    mutants: join(root, "mutants", `${id}.yaml`),
  };
}
