import { lacking, TOOLS } from "../../grade/sandbox/tools.ts";
import { type Check, type Machine, same } from "../check.ts";

/** What shuts submissions in when an instructor grades; a learner needs none of it. */
export async function sandbox({ env }: Machine, platform = process.platform): Promise<Check> {
  const lack = lacking(env, platform);
  return {
    name: "sandbox",
    title: { en: "grading sandbox", fa: "محیط امن نمره‌دهی" },
    ok: lack === null,
    required: false,
    detail: lack
      ? {
          en: `${lack.en} (needed to grade, not to learn)`,
          fa: `${lack.fa} (برای نمره‌دهی لازم است، نه برای تمرین)`,
        }
      : same(TOOLS.join(", ")),
    fix:
      platform === "linux"
        ? same("apt install bubblewrap util-linux coreutils")
        : {
            en: "grade on Linux; a virtual machine or WSL will do",
            fa: "روی لینوکس نمره دهید؛ ماشین مجازی یا WSL هم می‌شود",
          },
  };
}
