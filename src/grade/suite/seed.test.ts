import { expect, test } from "vitest";
import { seeded } from "#kit/random";
import { seedOf } from "./seed.ts";

test("a seed is the keyed digest of student and task, as OpenSSL has it", () => {
  // printf '["s1","02-xo/relu"]' | openssl dgst -sha256 -hmac secret
  const digest = "f7ba37a45d4103aa826ed832b11b686ee48377bbef8a84d62907e5c3808842a4";
  const words = digest.match(/.{8}/g)!.map((word) => parseInt(word, 16) | 0);
  expect(seedOf("secret", "s1", "02-xo/relu")).toEqual(words);
});

test("another secret, student or task, or the same letters cut elsewhere, is another seed", () => {
  const seeds = [
    seedOf("secret", "s1", "02-xo/relu"),
    seedOf("Secret", "s1", "02-xo/relu"),
    seedOf("secret", "s2", "02-xo/relu"),
    seedOf("secret", "s1", "02-xo/votes"),
    seedOf("secret", "s102", "-xo/relu"),
    seedOf("secret", 's1","0', "2-xo/relu"),
  ];
  expect(new Set(seeds.flat()).size).toBe(8 * seeds.length);
  expect(new Set(seeds.map((seed) => seeded(...seed).uniform())).size).toBe(seeds.length);
});
