import { mkdtempSync, mkdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Look } from "../check.ts";

/** Milliseconds to wait for the event of a file just written. */
const PATIENCE = 1500;

/** Whether a saved file is reported in the project's folder; on some shared and network folders none is. */
export const events: Look = async ({ root }) => {
  const heard = await hearsAFile(join(root, ".tamrin"));
  const frame = { name: "events", title: { en: "file events", fa: "رخداد فایل" }, ok: heard === true };
  if (heard === "unwritable") {
    return {
      ...frame,
      required: true,
      detail: {
        en: `${root} is not writable, so no progress can be kept`,
        fa: `${root} نوشتنی نیست و پیشرفت شما ذخیره نمی‌شود`,
      },
      fix: { en: "make the folder writable for this user", fa: "پوشه را برای این کاربر نوشتنی کنید" },
    };
  }
  return {
    ...frame,
    required: false,
    detail: heard
      ? { en: "a saved file is noticed at once", fa: "فایل ذخیره‌شده بی‌درنگ دیده می‌شود" }
      : {
          en: "none arrive in this folder; the learn loop looks at the file twice a second instead",
          fa: "در این پوشه نمی‌رسد؛ حلقهٔ یادگیری هر نیم ثانیه خودش به فایل نگاه می‌کند",
        },
    fix: { en: "move the clone to a local disk", fa: "پروژه را روی دیسک محلی بگذارید" },
  };
};

async function hearsAFile(base: string): Promise<boolean | "unwritable"> {
  let folder: string | undefined;
  try {
    mkdirSync(base, { recursive: true });
    const place = (folder = mkdtempSync(join(base, "events-")));
    return await new Promise<boolean>((resolve) => {
      const watcher = watch(place, () => finish(true));
      const patience = setTimeout(() => finish(false), PATIENCE);
      watcher.on("error", () => finish(false));
      writeFileSync(join(place, "saved"), "");
      function finish(heard: boolean): void {
        clearTimeout(patience);
        watcher.close();
        resolve(heard);
      }
    });
  } catch {
    return folder ? false : "unwritable";
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}
