import { createLesson, hasTrack } from "../author/create.ts";
import type { Run } from "./command.ts";

export const run: Run = async ([id], _options, { root, lang }) => {
  const files = createLesson(root, id!);
  const name = id!.slice(id!.indexOf("/") + 1);
  const row = `["${name}", "Title", "عنوان", "000:1-2", "array", 10, "tag"],`;
  const words = {
    en: [
      "Written:",
      ...files.map((file) => `  ${file}`),
      "",
      `Next, ${hasTrack(id!) ? "add this row to its track" : "add a track with this row"} in course.ts:`,
      `  ${row}`,
      "then fill the files in, and:",
    ],
    fa: [
      "نوشته شد:",
      ...files.map((file) => `  ${file}`),
      "",
      `سپس در course.ts ${hasTrack(id!) ? "این سطر را به فصلش بیفزایید" : "فصلی با این سطر بیفزایید"}:`,
      `  ${row}`,
      "آن‌گاه فایل‌ها را پر کنید، و:",
    ],
  }[lang];
  const commands = [
    `  python3 fixtures/make/${name}.py`,
    "  npx tamrin check --write-stubs",
    `  npx tamrin check ${id}`,
  ];
  return { holds: true, data: { id, files, row }, words: [...words, ...commands].join("\n") };
};
