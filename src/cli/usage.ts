import type { CommanderError } from "commander";
import { Problem } from "../text/problem.ts";

/** What commander found wrong with a command line, in our words and in both languages. */
export function usageProblem({ code, message }: CommanderError): Problem {
  const what = message.match(/'([^']*)'/)?.[1] ?? "";
  const near = message.match(/Did you mean (?:one of )?(.*)\?/)?.[1];
  const [en, fa] = sentence(code, what) ?? [message.replace(/^error: /, "").split("\n")[0]!, message];
  const suggestion = near ? { en: `; did you mean ${near}?`, fa: `؛ منظورتان ${near} بود؟` } : { en: "", fa: "" };
  return new Problem(
    {
      en: `${en}${suggestion.en} (tamrin --help lists everything)`,
      fa: `${fa}${suggestion.fa} (همه را با tamrin --help ببینید)`,
    },
    { code, what },
  );
}

function sentence(code: string, what: string): [en: string, fa: string] | undefined {
  switch (code) {
    case "commander.unknownCommand":
      return [`there is no command "${what}"`, `دستوری به نام «${what}» نیست`];
    case "commander.unknownOption":
      return [`there is no option "${what}" here`, `گزینه‌ای به نام «${what}» اینجا نیست`];
    case "commander.missingArgument":
      return [`the argument "${what}" is missing`, `آرگومان «${what}» نیامده است`];
    case "commander.optionMissingArgument":
      return [`"${what}" wants a value`, `«${what}» یک مقدار می‌خواهد`];
    case "commander.excessArguments":
      return [`"${what}" was given too many arguments`, `آرگومان‌های «${what}» زیاد است`];
  }
}
