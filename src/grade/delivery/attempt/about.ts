import { readFileSync } from "node:fs";
import { z } from "zod";

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
  /** The system's own due date for the student, ISO 8601; counts where the policy has none. */
  due?: string;
}

/**
 * Reads what the system says: all whose work it is, by their ids. Throws where it is not what the system's documentation
 * promises: the grader's fault, no student's.
 */
export function readAbout(system: System, file: string | undefined): About[] {
  if (system === "autolab") return [{ student: "autolab", name: null, submitted: null }];
  const said: unknown = JSON.parse(readFileSync(file ?? "", "utf8"));
  return system === "gradescope" ? gradescope(said) : prairielearn(said);
}

const moment = z.string().transform((text) => new Date(text).toISOString());
const dates = z.object({ due_date: moment.nullish() }).nullish();
const metadata = z.object({
  created_at: moment,
  assignment: dates,
  users: z.array(z.object({ email: z.string().min(1), name: z.string().nullish(), assignment: dates })).min(1),
});

/** The due date of an assignment that is never due. */
export const NEVER = "9999-12-31T23:59:59Z";

/** https://gradescope-autograders.readthedocs.io/en/latest/submission_metadata/. Students are known by their email. */
function gradescope(said: unknown): About[] {
  const { created_at, assignment, users } = metadata.parse(said);
  return users
    .map(({ email, name, assignment: own }) => ({
      ...{ student: email, name: name || null, submitted: created_at },
      due: own?.due_date ?? assignment?.due_date ?? NEVER,
    }))
    .toSorted((a, b) => (a.student < b.student ? -1 : 1));
}

/** The question's variant stands for the student, who is not named: every variant has drawn inputs of its own. */
function prairielearn(said: unknown): About[] {
  const { variant_seed } = z.object({ variant_seed: z.union([z.string().min(1), z.number()]) }).parse(said);
  return [{ student: `variant-${variant_seed}`, name: null, submitted: null }];
}
