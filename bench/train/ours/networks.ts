import type { Recipe } from "../../../src/train/recipe.ts";
import { loadRecipe } from "../../../src/train/recipes/index.ts";
import { randomWindows } from "../random-windows.ts";
import type { Job } from "../serve.ts";

/** What ours trains: the recipe of the same network, as a user of `tamrin train` gets it; two are no recipe. */
const loaders: Record<string, (job: Job) => Promise<Recipe>> = {
  autoencoder: () => loadRecipe("deep-autoencoder"),
  "small-cnn": async () => (await import("./small-cnn.ts")).smallCnn,
  "mnist-node-cnn": async () => (await import("./mnist-node-cnn.ts")).mnistNodeCnn,
  gru: async ({ examples }) => ({ ...(await loadRecipe("jena-gru")), data: () => weather(examples) }),
  vae: () => loadRecipe("vae"),
  dcgan: () => loadRecipe("dcgan"),
};

export function loadNetwork(job: Job): Promise<Recipe> {
  return loaders[job.name]!(job);
}

/** Stands in for Jena's: as long a window for every competitor, whatever the recipe looks back on. */
function weather(examples: number) {
  const windows = randomWindows(examples);
  return { train: windows, heldOut: windows };
}
