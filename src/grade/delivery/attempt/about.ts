import { readFileSync } from "node:fs";
import { z } from "zod";
import { deadline } from "../../policy/deadline.ts";
import type { Policy } from "../../policy/policy.ts";

/** The systems that hand over one submission at a time. */
export const SYSTEMS = ["gradescope", "prairielearn", "autolab"] as const;
export type System = (typeof SYSTEMS)[number];

/** What a system says of the submission that it hands over. */
export interface About {
  /** Extensions and drawn inputs go by it. */
  student: string;
  name: string | null;
  /** ISO 8601; null where the system does not say. */
  submitted: string | null;
  /** The system's own due date for it, ISO 8601; null where it does not say. */
  due: string | null;
}

/** Reads what the system says. Throws where it is not what its documentation promises: the grader's fault, no student's. */
export function readAbout(system: System, file: string | undefined, policy: Policy): About {
  if (system === "autolab") return { student: "autolab", name: null, submitted: null, due: null };
  const said: unknown = JSON.parse(readFileSync(file ?? "", "utf8"));
  return system === "gradescope" ? gradescope(said, policy) : prairielearn(said);
}

const moment = z.string().transform((text) => new Date(text).toISOString());
const dates = z.object({ due_date: moment.nullish() }).nullish();
const metadata = z.object({
  created_at: moment,
  assignment: dates,
  users: z.array(z.object({ email: z.string().min(1), name: z.string().nullish(), assignment: dates })).min(1),
});

/**
 * https://gradescope-autograders.readthedocs.io/en/latest/submission_metadata/. Students are known by their email. A group
 * is graded as the member with the most time left, of equals the first by email.
 */
function gradescope(said: unknown, policy: Policy): About {
  const { created_at, assignment, users } = metadata.parse(said);
  const members = users
    .map(({ email, name, assignment: own }) => ({
      ...{ student: email, name: name || null, submitted: created_at },
      due: own?.due_date ?? assignment?.due_date ?? null,
    }))
    .toSorted((a, b) => (a.student < b.student ? -1 : 1));
  const end = (member: About) => deadline(withDue(policy, member), member.student) ?? Infinity;
  return members.reduce((best, member) => (end(member) > end(best) ? member : best));
}

/** The question's variant stands for the student, who is not named: every variant has drawn inputs of its own. */
function prairielearn(said: unknown): About {
  const { variant_seed } = z.object({ variant_seed: z.union([z.string().min(1), z.number()]) }).parse(said);
  return { student: `variant-${variant_seed}`, name: null, submitted: null, due: null };
}

/** The system's due date counts where the policy has none. */
export function withDue(policy: Policy, { due }: Pick<About, "due">): Policy {
  return { ...policy, due: policy.due ?? due };
}
