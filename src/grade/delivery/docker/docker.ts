import { below, template, type Item } from "../item.ts";
import { NODE, type Order } from "../order.ts";
import { tamrinItems } from "../tamrin.ts";

/** The folder that an image of the grader is built from. */
export function imageItems(root: string): Item[] {
  return [
    { path: "Dockerfile", content: template("docker/Dockerfile", { NODE }) },
    { path: ".dockerignore", content: template("docker/dockerignore") },
    ...below("tamrin", tamrinItems(root)),
  ];
}

export function docker({ root }: Order): Item[] {
  return imageItems(root);
}
