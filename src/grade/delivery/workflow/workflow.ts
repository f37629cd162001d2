import { template, type Item } from "../item.ts";
import type { Order } from "../order.ts";

/** Where a student's workflow takes Tamrin from. */
export interface Origin {
  /** `owner/name` on GitHub. */
  repository: string;
  /** 40 hexadecimal digits: a name could come to mean something else. */
  commit: string;
}

const POLICY = ".github/tamrin/policy.yaml";

/** A workflow for a student's repository, and the policy where there is one. No secret: students can read all of it. */
export function workflow({ lang, policyText }: Order, { repository, commit }: Origin): Item[] {
  const withPolicy = policyText.length > 0;
  const values = {
    ...{ REPOSITORY: repository, COMMIT: commit, LANG: lang },
    POLICY: withPolicy ? `--policy work/${POLICY} ` : "",
  };
  return [
    { path: ".github/workflows/tamrin.yml", content: template("workflow/tamrin.yml", values) },
    ...(withPolicy ? [{ path: POLICY, content: policyText }] : []),
  ];
}
