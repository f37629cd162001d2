import type { Recipe } from "../recipe.ts";

/** Every recipe. A recipe brings its lessons along, so it is loaded only in the process that trains it. */
const loaders: Record<string, () => Promise<Recipe>> = {
  vae: async () => (await import("./vae.ts")).vae,
  "conv-vae": async () => (await import("./conv-vae.ts")).convVae,
  "deep-autoencoder": async () => (await import("./deep-autoencoder.ts")).deepAutoencoder,
  denoising: async () => (await import("./denoising.ts")).denoising,
  digits: async () => (await import("./digits.ts")).digits,
  "relu-vs-tanh": async () => (await import("./relu-vs-tanh.ts")).reluVsTanh,
  gan: async () => (await import("./gan.ts")).gan,
  dcgan: async () => (await import("./dcgan.ts")).dcgan,
  "jena-gru": async () => (await import("./jena-gru.ts")).jenaGru,
  "jena-conv-gru": async () => (await import("./jena-conv-gru.ts")).jenaConvGru,
  xo: async () => (await import("./xo.ts")).xo,
};

export const recipeNames = Object.keys(loaders);

export function loadRecipe(name: string): Promise<Recipe> {
  return loaders[name]!();
}
