import type { Run } from "./command.ts";
import { Problem } from "../text/problem.ts";

const benches: Record<string, () => Promise<{ run: Run }>> = {
  learn: () => import("./bench-learn.ts"),
  train: () => import("./bench-train.ts"),
  results: () => import("./bench-results.ts"),
  grade: () => import("./bench-grade.ts"),
};

export const run: Run = async (args, options, context) => {
  const [what] = args;
  if (!Object.hasOwn(benches, what!)) {
    const names = Object.keys(benches);
    throw new Problem({
      en: `there is no benchmark "${what}"; there are: ${names.join(", ")}`,
      fa: `سنجشی به نام «${what}» نیست؛ موجود: ${names.join("، ")}`,
    });
  }
  const bench = await benches[what!]!();
  return bench.run(args, options, context);
};
