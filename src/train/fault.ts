import { relative } from "node:path";
import { Problem } from "../text/problem.ts";
import type { End, Job } from "./events.ts";
import * as words from "./words.ts";

/** What an error says about the run: a task to do first, a fault in a lesson, or trouble with the machine. */
export function endOf(error: unknown, { root, tree, out }: Pick<Job, "root" | "tree" | "out">): End {
  if (error instanceof Problem) return { event: "trouble", text: error.text };
  const { name, message, stack, code, path } = error as NodeJS.ErrnoException;
  const task = taskIn(`${stack}\n${message}`, tree);
  if (task && name === "NotImplemented") return { event: "unwritten", task, what: message.split(" ")[0]! };
  if (task) return { event: "faulty", task, message: message.split("\n")[0]!.replaceAll(`${root}/`, "") };
  if (code && path?.startsWith(out))
    return { event: "trouble", text: words.cannotWrite(relative(root, path) || path, code) };
  return { event: "trouble", text: words.unexpected(message.split("\n")[0]!), debug: stack };
}

/** The lesson that an error came from: the topmost file of the tree in its stack. */
function taskIn(trace: string, tree: Job["tree"]): string | undefined {
  return new RegExp(`/${tree}/(\\d\\d-[\\w-]+/[\\w-]+)\\.ts`).exec(trace)?.[1];
}
