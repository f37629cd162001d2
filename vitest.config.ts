import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * The files under test are loaded by Node itself (through tsx), not by Vite: as in real use, and so that coverage falls
 * on the right lines. The exercises are not: Vite has to see them to run again when they are saved.
 */
const external = [/\/(src|kit|setup|bench|solutions)\/(?!.*\.test\.ts)/, /\/course\.ts/];

const setupFiles = ["vitest.setup.ts"];

/**
 * The lesson tests against one tree. `#lesson/*` has to open on it twice: in Vite's resolver (`resolve.conditions`
 * alone would load the stubs without a word) and in Node's, where Node loads the file.
 */
function lessons(name: string, condition: string) {
  const conditions = [condition, "node", "module", "development|production"];
  return {
    ssr: { resolve: { conditions, externalConditions: [condition, "node"] } },
    test: {
      name,
      setupFiles,
      // Drawn tests compare with the solutions: a learner's own file would meet the answers.
      include: condition === "solution" ? ["{tests,drawn}/**/*.test.ts"] : ["tests/**/*.test.ts"],
      isolate: false,
      execArgv: condition === "solution" ? ["--import", "tsx", "--conditions=solution"] : [],
      expect: { requireAssertions: true },
      server: { deps: { external: condition === "solution" ? external : [] } },
    },
  };
}

export default defineConfig({
  test: {
    // vitest would leave one core idle; many of these tests wait for processes of their own.
    maxWorkers: availableParallelism(),
    projects: [
      lessons("exercise", "default"),
      lessons("solution", "solution"),
      {
        test: {
          name: "tool",
          setupFiles,
          include: ["{src,setup,kit,bench}/**/*.test.ts"],
          // Recipes that are tested train on the finished lessons.
          execArgv: ["--import", "tsx", "--conditions=solution"],
          testTimeout: 60_000,
          expect: { requireAssertions: true },
          server: { deps: { external } },
        },
      },
    ],
  },
});
