import { defineConfig } from "vitest/config";

/** The lesson tests, with `#lesson/*` resolved under `condition`; `resolve.conditions` alone would load the stubs. */
function lessons(name: string, condition: string) {
  return {
    ssr: { resolve: { conditions: [condition, "node", "module", "development|production"] } },
    test: { name, include: ["tests/**/*.test.ts"], pool: "threads" as const, isolate: false },
  };
}

export default defineConfig({
  test: {
    projects: [
      lessons("exercise", "default"),
      lessons("solution", "solution"),
      { test: { name: "tool", include: ["{src,setup,kit,bench}/**/*.test.ts"], pool: "forks" } },
    ],
  },
});
