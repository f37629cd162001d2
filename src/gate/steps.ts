import type { Text } from "../text/lang.ts";

/** One part of `npm test`: a command that exits with 0 when it holds. */
export interface Step {
  name: string;
  title: Text;
  /** Command and arguments; the command is a package's own program. */
  command: [program: string, ...args: string[]];
}

/** Coverage below these floors fails; `src/run/child.ts` runs from a bundle that no map leads back from. */
const COVERAGE = [
  ...["--include", "src/**", "--include", "kit/**", "--include", "solutions/**", "--exclude", "**/*.test.ts"],
  ...["--exclude", "src/run/child.ts", "--reporter", "text-summary", "--reporter", "html", "--clean", "--all"],
  ...["--check-coverage", "--lines", "90", "--functions", "90", "--branches", "85"],
];

/** What `npm test` does, quickest first. */
export function steps(pristine: boolean): Step[] {
  return [
    {
      name: "format",
      title: { en: "formatting", fa: "قالب‌بندی" },
      command: ["prettier", "--check", "--log-level", "warn", "."],
    },
    { name: "lint", title: { en: "lint", fa: "بررسی سبک" }, command: ["oxlint", "--quiet"] },
    {
      name: "types",
      title: { en: "types of the tool", fa: "نوع‌های ابزار" },
      command: ["tsc", "-p", "tsconfig.tool.json"],
    },
    {
      name: "types-solutions",
      title: { en: "types of the solutions", fa: "نوع‌های پاسخ‌ها" },
      command: ["tsc", "-p", "tsconfig.solutions.json"],
    },
    ...(pristine ? [STUB_TYPES] : []),
    {
      name: "tests",
      title: { en: "solutions and the tool's own tests, with coverage", fa: "آزمون پاسخ‌ها و ابزار، با پوشش" },
      command: ["c8", ...COVERAGE, "vitest", "run", "--project", "solution", "--project", "tool"],
    },
  ];
}

/** Left out once a learner works in `exercises/`: half-written code has type errors, and may. */
const STUB_TYPES: Step = {
  name: "types-exercises",
  title: { en: "types of the exercises", fa: "نوع‌های تمرین‌ها" },
  command: ["tsc", "-p", "tsconfig.json"],
};
