import type { Recipe } from "../../../src/train/recipe.ts";
import { loadRecipe } from "../../../src/train/recipes/index.ts";

/** What ours trains: the recipe of the same network, as a user of `tamrin train` gets it; two are no recipe. */
const loaders: Record<string, () => Promise<Recipe>> = {
  autoencoder: () => loadRecipe("deep-autoencoder"),
  "small-cnn": async () => (await import("./small-cnn.ts")).smallCnn,
  "mnist-node-cnn": async () => (await import("./mnist-node-cnn.ts")).mnistNodeCnn,
  gru: () => loadRecipe("jena-gru"),
  vae: () => loadRecipe("vae"),
  dcgan: () => loadRecipe("dcgan"),
};

export function loadNetwork(name: string): Promise<Recipe> {
  return loaders[name]!();
}
