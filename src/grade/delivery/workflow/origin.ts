import { execFileSync } from "node:child_process";
import { Problem } from "../../../text/problem.ts";
import { noOrigin, notInClone } from "../words.ts";
import type { Origin } from "./workflow.ts";

/** What was asked for, and the rest as this clone has it. Throws a Problem where neither tells, or it is none. */
export function originOf(root: string, asked: Partial<Origin>): Origin {
  const repository = asked.repository ?? repositoryOf(git(root, "remote", "get-url", "origin"));
  const commit = asked.commit ?? git(root, "rev-parse", "HEAD");
  if (repository === "" && asked.repository === undefined) throw new Problem(notInClone.repository(root), { root });
  if (commit === "" && asked.commit === undefined) throw new Problem(notInClone.commit(root), { root });
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Problem(noOrigin("--repository", repository, "owner/name"));
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Problem(noOrigin("--commit", commit, "40 hex digits"));
  return { repository, commit };
}

/** `owner/name` of an address on GitHub; of another one nothing. */
function repositoryOf(address: string): string {
  return /github\.com[:/]([^/]+\/[^/]+?)(?:\.git)?$/.exec(address)?.[1] ?? "";
}

function git(root: string, ...args: string[]): string {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}
