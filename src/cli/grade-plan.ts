import type { Intake } from "../grade/intake/intake.ts";
import { describe } from "../grade/policy/describe.ts";
import { unusedLines } from "../grade/policy/describe-unused.ts";
import type { Policy } from "../grade/policy/policy.ts";
import { unusedIn } from "../grade/policy/unused.ts";
import * as words from "../grade/words.ts";
import type { Answer, Context } from "./command.ts";

/** What `--dry-run` answers: whose work was found, what the policy means, and what of it means nothing here. */
export async function plan(intake: Intake, policy: Policy, { root, lang, width }: Context): Promise<Answer> {
  const { batches, students } = intake;
  const found = batches.map(({ path, layout, recognised, remarks }) => ({ path, layout, recognised: recognised[lang], remarks })); // prettier-ignore
  const tests = await hideable(root, policy);
  const told = describe(policy, lang, tests, width);
  const unused = unusedLines(unusedIn(policy, tests, students), policy).map((line) => line[lang]);
  return {
    holds: students.length > 0,
    data: { batches: found, students, policy: told, unused },
    words: [words.plan(found, students, told, lang), ...(unused.length > 0 ? ["", ...unused] : [])].join("\n"),
  };
}

/** The names of the tests of each task that a hidden rule names; those of others do not matter. */
async function hideable(root: string, { tasks, hidden }: Policy): Promise<Record<string, string[]>> {
  if (hidden.length === 0) return {};
  // It brings the test runner, which nothing else here needs.
  const [{ preparing }, { testCompiler }] = await Promise.all([
    import("../grade/suite/prepare.ts"),
    import("../grade/suite/script.ts"),
  ]);
  const prepare = preparing(root, await testCompiler(root));
  const named = new Set(hidden.flatMap((rule) => rule.tasks));
  const tests: Record<string, string[]> = {};
  for (const { id } of tasks) if (named.has(id)) tests[id] = (await prepare(id)).names;
  return tests;
}
