import { createRequire } from "node:module";
import { tf } from "./tf.ts";

const load = createRequire(import.meta.url);

// On Node the core comes without gradients and without chained ops (`x.mul(y)`); the union package registers both.
load("@tensorflow/tfjs");
load("@tensorflow/tfjs-backend-cpu");

// Keeps the cpu backend from advertising the native one among the test results.
tf.env().set("IS_TEST", true);

// Importing this module puts TensorFlow.js on its `cpu` backend: what the tests of tensor lessons run on.
// That backend starts within the call; the promise is for others.
void tf.setBackend("cpu");
