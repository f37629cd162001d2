import { keep } from "./late.ts";
import type { Policy } from "./policy.ts";
import { toNumber, type Fraction } from "../../numbers/fraction.ts";

/** How late work is, and what that leaves of its points. */
export interface Lateness {
  /** The student's own due date with any extension, ISO 8601 in UTC; null where there is none. */
  due: string | null;
  /** Milliseconds after due date and grace; 0: in time; null: the time of the submission is not known. */
  by: number | null;
  /** From 0 to 1. Nothing is taken where the time is not known. */
  keep: number;
}

/** When a student's work is due, in milliseconds since 1970, grace not counted; null where nothing is due. */
export function deadline({ due, extensions }: Policy, student: string): number | null {
  if (due === null) return null;
  const common = Date.parse(due);
  const own = Object.hasOwn(extensions, student) ? extensions[student] : undefined;
  if (!own) return common;
  return "until" in own ? Date.parse(own.until) : common + own.extra;
}

/** When the last student's work is due, grace counted; null where nothing is due. */
export function lastDeadline(policy: Policy): number | null {
  const all = ["", ...Object.keys(policy.extensions)].map((student) => deadline(policy, student));
  return all.includes(null) ? null : Math.max(...(all as number[])) + policy.grace;
}

/** Throws RangeError for a date that is none. */
export function lateness(policy: Policy, student: string, submitted: Date | null): Lateness & { exact: Fraction } {
  if (Number.isNaN(submitted?.getTime())) throw new RangeError("the time of the submission is no date");
  const due = deadline(policy, student);
  const by = submitted && Math.max(0, due === null ? 0 : submitted.getTime() - due - policy.grace);
  const exact = keep(policy.late, by ?? 0);
  return { due: due === null ? null : new Date(due).toISOString(), by, keep: toNumber(exact), exact };
}
