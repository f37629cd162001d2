/** The task that attacks aim at. */
export const TARGET = "02-xo/relu";

/** An honest lesson of the same submission, graded after the hostile one. */
export const COMPANION = "02-xo/error-signal";

/** A task whose tests hand functions of their own to the lesson. */
export const WITH_CALLBACKS = "02-xo/stack";

/** Node's own `require` is there for whoever looks for it: what keeps a lesson in is the sandbox, not its absence. */
const PRELUDE = "const node = process.mainModule.require; const fs = node('node:fs');";

/** A lesson for the target that does this when it is called, and then has no answer. */
export function called(body: string): Record<string, string> {
  return { [TARGET]: `${PRELUDE}\nexport function relu(map) { ${body}\n throw new Error("no answer"); }` };
}

/** One that answers every call with this expression. */
export function answers(expression: string): Record<string, string> {
  return { [TARGET]: `${PRELUDE}\nexport function relu(map) { return (${expression}); }` };
}

/** One that does this when it is loaded. */
export function loaded(body: string): Record<string, string> {
  return { [TARGET]: `${PRELUDE}\n${body}\nexport function relu(map) { throw new Error("no answer"); }` };
}

/** Attempts one thing after another, whatever becomes of each. */
export function attempts(...statements: string[]): string {
  return statements.map((statement) => `try { ${statement} } catch {}`).join("\n");
}

/** What files that an attack leaves would be named. */
export const MARK = "tamrin-attack";
