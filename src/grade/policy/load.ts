import { readFileSync } from "node:fs";
import { isMap, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { Fault } from "./fault.ts";
import { placeOf } from "./place.ts";
import { complete, type Policy } from "./policy.ts";
import { schema } from "./schema.ts";
import { faultsProblem, unreadable, type PlacedFault } from "./words.ts";
import { syntaxFault } from "./syntax.ts";

/**
 * The policy in a file. `due`: the due date where it has none, ISO 8601. Throws a Problem that names every fault in it, or
 * why it cannot be read.
 */
export function loadPolicy(file: string, due?: string): Policy {
  return parsePolicy(readText(file), file, due);
}

/** The policy in a text; `file` is the name that faults are told under. Throws a Problem that names every fault. */
export function parsePolicy(text: string, file: string, due?: string): Policy {
  const lines = new LineCounter();
  // Every scalar stays the text that it is: a student's id 007 is not 7.
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0)
    throw faultsProblem(
      file,
      broken.map((error) => syntaxFault(error, lines)),
    );
  if (due !== undefined && (document.contents === null || isMap(document.contents)) && !document.has("due"))
    document.set("due", due);
  const read = schema.safeParse(plain(document, file));
  if (read.success) return complete(read.data);
  throw faultsProblem(
    file,
    read.error.issues.map((issue) => placed(issue, document, lines)),
  );
}

function readText(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw unreadable(file, (error as NodeJS.ErrnoException).code);
  }
}

/** Throws a Problem where an alias has no anchor, or where aliases would grow without end. */
function plain(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw faultsProblem(file, [
      syntaxFault({ code: "BAD_ALIAS", message: error.message, pos: [0, 0] }, new LineCounter()),
    ]);
  }
}

function placed(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): PlacedFault {
  // The forms of a policy refuse with faults only; anything else is a fault of theirs.
  if (issue.code !== "custom" || !issue.params?.fault) throw new Error(`${issue.path.join(".")}: ${issue.message}`);
  const fault = issue.params.fault as Fault;
  return { ...fault, path: issue.path.map(String), ...placeOf(document, lines, issue.path, fault.key) };
}
