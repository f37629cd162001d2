import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeDelivery } from "../deliver.ts";
import { orderOf, Place, runs } from "../testing/place.ts";
import { docker } from "./docker.ts";

const place = new Place();
afterAll(() => place.remove());

interface Instruction {
  name: string;
  rest: string;
}

/** The instructions of a Dockerfile, lines that go on put together. */
function instructionsOf(text: string): Instruction[] {
  return text
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => ({ name: line.split(" ")[0]!, rest: line.slice(line.indexOf(" ") + 1) }));
}

let instructions: Instruction[];
const all = (name: string) => instructions.filter((each) => each.name === name).map(({ rest }) => rest);

beforeAll(async () => {
  await writeDelivery(place.at("out"), docker(orderOf("")));
  instructions = instructionsOf(readFileSync(place.at("out/Dockerfile"), "utf8"));
});

test("it has known instructions only, and begins from a slim Debian with a Node that is new enough", () => {
  const known = ["FROM", "RUN", "COPY", "WORKDIR", "ENTRYPOINT", "CMD"];
  expect(instructions.filter(({ name }) => !known.includes(name))).toEqual([]);
  expect(instructions[0]!.rest).toMatch(/^node:20\.(?:19|[2-9]\d)\.\d+-bookworm-slim$/);
});

test("what is copied is there, and .dockerignore lets it through", () => {
  const sources = all("COPY").flatMap((rest) => rest.split(" ").slice(0, -1));
  expect(sources.length).toBeGreaterThan(3);
  expect(sources.filter((path) => !existsSync(place.at(`out/${path}`)))).toEqual([]);
  const through = readFileSync(place.at("out/.dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("!"));
  expect(sources.every((path) => through.some((line) => `${path}/`.startsWith(`${line.slice(1)}/`)))).toBe(true);
});

test("what npm ci needs is copied before it, so that other changes leave its layer as it was", () => {
  const at = (part: string) => instructions.findIndex(({ rest }) => rest.includes(part));
  expect(at("package-lock.json")).toBeLessThan(at("npm ci"));
  expect(at("npm ci")).toBeLessThan(at("tamrin ."));
});

test("every RUN is whole shell", () => {
  const ends = all("RUN").map((command) => runs("sh", ["-n", "-c", command], {}).status);
  expect(ends).toEqual(all("RUN").map(() => 0));
});

test("the entry command runs from another folder, through the link that is made", () => {
  place.withPackages("out/tamrin");
  const link = /ln -s \/opt\/tamrin\/(\S+)/.exec(all("RUN").join("\n"))![1]!;
  runs("ln", ["-s", place.at(`out/tamrin/${link}`), place.at("tamrin")], {});
  const { status, stdout } = runs(place.at("tamrin"), JSON.parse(all("CMD")[0]!) as string[], {});
  expect([status, stdout.includes("grade")]).toEqual([0, true]);
  expect(JSON.parse(all("ENTRYPOINT")[0]!)).toEqual(["tamrin"]);
});
