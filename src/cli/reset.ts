import { findTask } from "../course/find.ts";
import { reset } from "../learn/reset.ts";
import type { Run } from "./command.ts";

export const run: Run = async ([asked], _options, { root, lang }) => {
  const { id } = findTask(asked!);
  const kept = reset(root, id);
  const words = {
    en: `${id} is as it was shipped; your version is in ${kept} ("tamrin undo" brings it back)`,
    fa: `${id} به حالت اول برگشت؛ نسخهٔ شما در ${kept} است (tamrin undo آن را برمی‌گرداند)`,
  };
  return { holds: true, data: { id, kept }, words: words[lang] };
};
