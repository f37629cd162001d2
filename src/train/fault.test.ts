import { expect, test } from "vitest";
import { Problem } from "../text/problem.ts";
import { endOf } from "./fault.ts";

const job = { root: "/course", tree: "exercises", out: "/course/runs/xo" } as const;

function thrown(name: string, message: string, file: string): Error {
  const error = new Error(message);
  return Object.assign(error, { name, stack: `${name}: ${message}\n    at forward (${file}:3:9)\n    at xo.ts:1:1` });
}

test("a stub that is not written names its task", () => {
  const error = thrown("NotImplemented", "forward is not written yet", "/course/exercises/02-xo/train-xo.ts");
  expect(endOf(error, job)).toEqual({ event: "unwritten", task: "02-xo/train-xo", what: "forward" });
});

test("an error in a lesson is the lesson's, in one line without the machine's folders", () => {
  const error = thrown(
    "TypeError",
    "bad shape in /course/exercises/a.ts\nmore",
    "file:///course/exercises/02-xo/train-xo.ts",
  );
  const message = "bad shape in exercises/a.ts";
  expect(endOf(error, job)).toEqual({ event: "faulty", task: "02-xo/train-xo", message });
});

test("an error in the other tree is not the learner's", () => {
  const error = thrown("TypeError", "oops", "/course/solutions/02-xo/train-xo.ts");
  expect(endOf(error, job)).toMatchObject({ event: "trouble", debug: error.stack });
});

test("a full disk names the file and the way out", () => {
  const error = Object.assign(new Error("ENOSPC: no space left"), {
    code: "ENOSPC",
    path: "/course/runs/xo/last.ckpt.tmp",
  });
  const { text } = endOf(error, job) as { text: { en: string } };
  expect(text.en).toBe("cannot write runs/xo/last.ckpt.tmp (ENOSPC); name a folder that is yours with --out");
});

test("a problem keeps its words", () => {
  const text = { en: "no", fa: "نه" };
  expect(endOf(new Problem(text), job)).toEqual({ event: "trouble", text });
});
