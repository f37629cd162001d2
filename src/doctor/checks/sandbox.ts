import { missingTools, TOOLS } from "../../grade/sandbox/tools.ts";
import { type Look, same } from "../check.ts";

/** What shuts submissions in when an instructor grades; a learner needs none of it. */
export const sandbox: Look = async ({ env }) => {
  const missing = missingTools(env);
  const there = TOOLS.filter((name) => !missing.includes(name)).join(", ");
  return {
    name: "sandbox",
    title: { en: "grading sandbox", fa: "محیط امن نمره‌دهی" },
    ok: missing.length === 0,
    required: false,
    detail:
      missing.length === 0
        ? same(there)
        : {
            en: `missing: ${missing.join(", ")} (needed to grade, not to learn)`,
            fa: `نصب نیست: ${missing.join("، ")} (برای نمره‌دهی لازم است، نه برای تمرین)`,
          },
    fix: same(process.platform === "linux" ? "apt install bubblewrap util-linux coreutils" : "grade on Linux"),
  };
};
