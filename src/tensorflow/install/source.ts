import type { Progress } from "./progress.ts";

/** What a source needs to know. */
export interface Job {
  root: string;
  /** Tamrin's folder in the user's cache. */
  cache: string;
  env: NodeJS.ProcessEnv;
  progress: Progress;
}

/** Where the two TensorFlow libraries and the headers of one release lie, and the home that keeps the binding. */
export interface Libraries {
  home: string;
  /** Folder of the two libraries. */
  lib: string;
  /** Folder with `tensorflow/c/c_api.h` in it. */
  include: string;
}

/**
 * One place that native TensorFlow can come from. Throws a Problem when it has nothing for this machine.
 * Answers null when it put the binding in place itself.
 */
export interface Source {
  name: "given" | "cache" | "wheel" | "cuda" | "package";
  fetch(job: Job): Promise<Libraries | null>;
}
