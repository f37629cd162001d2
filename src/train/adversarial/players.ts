import type { Variable } from "#kit/tf";

type Variables = Record<string, Variable>;

/** The variables of both players in one list, as a model keeps them: `generator.` and `discriminator.` before each name. */
export function joined(players: { generator: Variables; discriminator: Variables }): Variables {
  const named = Object.entries(players).flatMap(([player, variables]) =>
    Object.entries(variables).map(([name, variable]) => [`${player}.${name}`, variable] as const),
  );
  return Object.fromEntries(named);
}

/** One player's variables out of that list, by their own names. */
export function playerIn(variables: Variables, player: "generator" | "discriminator"): Variables {
  const own = Object.entries(variables).filter(([name]) => name.startsWith(`${player}.`));
  return Object.fromEntries(own.map(([name, variable]) => [name.slice(player.length + 1), variable]));
}
