import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { NEVER } from "../grade/delivery/attempt/about.ts";
import { KINDS, writeDelivery, type Kind } from "../grade/delivery/deliver.ts";
import { itemsOf } from "../grade/delivery/kinds.ts";
import { placeFor } from "../grade/delivery/place.ts";
import { delivered } from "../grade/delivery/words.ts";
import { madeSecret } from "../grade/engine/secret.ts";
import { loadPolicy, parsePolicy } from "../grade/policy/load.ts";
import { notAmong } from "../grade/words.ts";
import { Problem } from "../text/problem.ts";
import type { Run } from "./command.ts";
import { makeFolder } from "./folder.ts";

/**
 * Where each kind goes if nothing else is asked for, whether it carries the secret of the drawn inputs, and whether its
 * system tells a due date where the policy has none.
 */
const USUAL: Record<Kind, { out: string; secret: boolean; due?: string }> = {
  gradescope: { out: "autograder.zip", secret: true, due: NEVER },
  prairielearn: { out: "prairielearn", secret: true },
  autolab: { out: "autolab", secret: true },
  workflow: { out: "workflow", secret: false },
  docker: { out: "docker", secret: false },
};

export const run: Run = async ([wanted], options, { root, lang }) => {
  if (!KINDS.includes(wanted as Kind)) throw new Problem(notAmong("deliver", wanted!, KINDS));
  const kind = wanted as Kind;
  const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
  const asked = text("out") ?? USUAL[kind].out;
  await makeFolder(dirname(resolve(asked)));
  const out = await placeFor(kind, asked);
  const file = text("policy");
  const policy = file === undefined ? parsePolicy("", "") : loadPolicy(resolve(file), USUAL[kind].due);
  const policyText = file === undefined ? Buffer.alloc(0) : readFileSync(resolve(file));
  const secret = USUAL[kind].secret ? (text("secret") ?? `${out}.secret`) : null;
  const order = { root, name: basename(resolve(out)).replace(/\.zip$/i, ""), policy, policyText, lang };
  const origin = { repository: text("repository"), commit: text("commit") };
  const items = await itemsOf(kind, { ...order, secret: secret === null ? "" : madeSecret(resolve(secret)) }, origin);
  const bytes = await writeDelivery(resolve(out), items);
  return {
    holds: true,
    data: { kind, out, files: items.length, bytes, secret },
    words: delivered(kind, out, bytes, secret, lang),
  };
};
