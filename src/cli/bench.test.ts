import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { Context } from "./command.ts";
import { run } from "./bench.ts";

const root = resolve(import.meta.dirname, "../..");
const context: Context = {
  ...{ root, lang: "en", json: true, colour: false, width: 80 },
  ...{ emit: () => {}, note: () => {} },
};

test.each([
  ["speed", {}, 'there is no benchmark "speed"; there are: learn, train'],
  ["constructor", {}, 'there is no benchmark "constructor"'],
  ["train", { case: "lstm" }, '--case is "lstm"; it can be autoencoder, small-cnn, mnist-node-cnn, gru, vae, dcgan'],
  ["train", { rounds: "0" }, '--rounds is "0"; it is a whole number from 1 to 99'],
])("bench %s %j is refused, and what there is is named", async (what, options, said) => {
  await expect(run([what], options, context)).rejects.toThrow(said);
});
