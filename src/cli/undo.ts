import { undo } from "../learn/reset.ts";
import type { Run } from "./command.ts";

export const run: Run = async (_args, _options, { root, lang }) => {
  const { id, kept } = undo(root);
  const words = {
    en: `${id} is back; what stood there is in ${kept}`,
    fa: `${id} برگشت؛ آنچه آنجا بود در ${kept} است`,
  };
  return { holds: true, data: { id, kept }, words: words[lang] };
};
