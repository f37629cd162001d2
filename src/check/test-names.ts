import { readFileSync } from "node:fs";
import ts from "typescript";
import { DRAWN } from "../grade/suite/names.ts";
import type { Finding } from "./finding.ts";

/** Tests whose name does not tell whether their inputs are drawn: a policy hides tests, and shows them, by name. */
export function misnamedTests(path: string, id: string, drawn: boolean): Finding[] {
  const misnamed = testNames(path).filter((name) => name.startsWith(DRAWN) !== drawn);
  return misnamed.map((name) => ({
    where: id,
    text: drawn
      ? { en: `the name of "${name}" does not begin with "${DRAWN}"`, fa: `نام «${name}» با «${DRAWN}» آغاز نمی‌شود` }
      : { en: `"${name}" is named like a drawn test`, fa: `نام «${name}» مانند نام آزمون‌های ورودی تصادفی است` },
  }));
}

/** The names that a test file gives, `test.each` and suites among them. */
function testNames(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2023);
  return source.statements.flatMap((statement) => {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
    const [name] = statement.expression.arguments;
    return name && ts.isStringLiteralLike(name) ? [name.text] : [];
  });
}
