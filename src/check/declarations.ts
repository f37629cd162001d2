import { readFileSync } from "node:fs";
import ts from "typescript";
import { mirrors } from "../course/mirrors.ts";
import type { Finding } from "./finding.ts";

/** A stub whose types or docstrings are not its solution's: the learner would be promised something else. */
export function differingTypes(root: string, id: string, stub: string): Finding[] {
  const [promised, kept] = [declarations(stub), declarations(readFileSync(mirrors(root, id).solutions, "utf8"))];
  const line = kept.findIndex((text, i) => text !== promised[i]);
  if (line < 0 && promised.length === kept.length) return [];
  const at = (line < 0 ? promised[kept.length] : kept[line])?.trim();
  const text = {
    en: `the types or docstrings of stub and solution differ at "${at}"`,
    fa: `نوع‌ها یا توضیح‌های فایل تمرین و پاسخ در «${at}» فرق دارند`,
  };
  return [{ where: id, text }];
}

/** The declarations of a file, docstrings included, line by line. */
function declarations(source: string): string[] {
  const compilerOptions = { isolatedDeclarations: true, declaration: true, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileDeclaration(source, { compilerOptions });
  return outputText.split("\n").filter((line) => !line.startsWith("import "));
}
