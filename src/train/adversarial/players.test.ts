import { expect, test } from "vitest";
import "#kit/cpu";
import { zeros } from "#kit/init";
import { joined, playerIn } from "./players.ts";

test("two players go into one list and come out as they were", () => {
  const players = { generator: { first: zeros([1]), bias: zeros([2]) }, discriminator: { first: zeros([3]) } };
  const variables = joined(players);
  expect(Object.keys(variables)).toEqual(["generator.first", "generator.bias", "discriminator.first"]);
  expect(playerIn(variables, "generator")).toEqual(players.generator);
  expect(playerIn(variables, "discriminator")).toEqual(players.discriminator);
});

test("variables of neither player are left out", () => {
  const variables = { ...joined({ generator: { first: zeros([1]) }, discriminator: {} }), other: zeros([2]) };
  expect(Object.keys(playerIn(variables, "generator"))).toEqual(["first"]);
});
