/** The languages that Tamrin speaks. */
export type Lang = "en" | "fa";

/** One text in every language. */
export type Text = Record<Lang, string>;

/** The language asked for: `--lang`, then TAMRIN_LANG, then the locale of the terminal, else English. */
export function chooseLang(flag: string | undefined, env: NodeJS.ProcessEnv): Lang {
  const asked = flag ?? env.TAMRIN_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? "";
  return asked.toLowerCase().startsWith("fa") ? "fa" : "en";
}
