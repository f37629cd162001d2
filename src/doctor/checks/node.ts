import { isNewEnough } from "../../../setup/setup.mjs";
import { isInStep, lockHash } from "../../../setup/stamp.mjs";
import { type Look, same } from "../check.ts";

export const node: Look = async () => ({
  name: "node",
  title: same("Node"),
  ok: isNewEnough(process.versions.node),
  required: true,
  detail: {
    en: `${process.versions.node} (20.19 or newer is needed)`,
    fa: `${process.versions.node} (‏20.19 یا تازه‌تر لازم است)`,
  },
  fix: { en: "install a newer one from https://nodejs.org", fa: "نسخهٔ تازه‌تر را از https://nodejs.org نصب کنید" },
});

export const packages: Look = async ({ root }) => {
  const ok = isInStep(root, lockHash(root));
  return {
    name: "packages",
    title: { en: "packages", fa: "بسته‌ها" },
    ok,
    required: true,
    detail: ok
      ? { en: "in step with package-lock.json", fa: "هماهنگ با package-lock.json" }
      : { en: "not those of package-lock.json", fa: "هماهنگ با package-lock.json نیستند" },
    fix: same("npm ci"),
  };
};
