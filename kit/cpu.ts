import { createRequire } from "node:module";
import { tf } from "./tf.ts";

// Importing this module puts TensorFlow.js on its `cpu` backend: what the tests of tensor lessons run on.
createRequire(import.meta.url)("@tensorflow/tfjs-backend-cpu");

// Keeps the backend from advertising the native one among the test results.
tf.env().set("PROD", true);

// This backend starts within the call; the promise is for others.
void tf.setBackend("cpu");
