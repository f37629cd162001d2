import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { loadNative } from "../../../src/tensorflow/native.ts";
import { askedEpochs, compete, jobOf, say } from "../serve.ts";
import { networks } from "./networks.ts";

// @tensorflow/tfjs-node as its users write it: layers where a model has a loss per batch, `minimize` where it has not.

const root = process.cwd();

await compete(async () => {
  const job = jobOf(process.argv.slice(2));
  // The settings that Tamrin gives TensorFlow are not for this side.
  const { version } = loadNative(root, { env: {} });
  const tf = createRequire(join(root, "package.json"))(
    "@tensorflow/tfjs-node",
  ) as typeof import("@tensorflow/tfjs-node");
  const network = await networks[job.name]!(tf, job, root);
  say({
    ready: {
      versions: { tfjs: tf.version.tfjs, tensorflow: version, node: process.versions.node },
      threads: availableParallelism(),
    },
  });
  await network.train(askedEpochs(network.group));
});
