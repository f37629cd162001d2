import type { Lang } from "../../text/lang.ts";
import type { Policy } from "../policy/policy.ts";
import type { Item } from "./item.ts";

/** The Node.js that is brought where none is new enough. */
export const NODE = "20.20.2";

/** What is delivered. */
export interface Order {
  root: string;
  /** The folder's or file's own name, for systems that name things after it. */
  name: string;
  policy: Policy;
  /** The policy as it was written. */
  policyText: Buffer;
  secret: string;
  lang: Lang;
}

/** What a grader elsewhere needs besides Tamrin; for instructors alone. */
export function rulesOf({ policyText, secret }: Order): Item[] {
  return [
    { path: "policy.yaml", content: policyText },
    { path: "secret", content: Buffer.from(`${secret}\n`) },
  ];
}
