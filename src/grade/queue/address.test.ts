import { expect, test } from "vitest";
import { queueFrom, withoutPassword } from "./address.ts";

test.each([
  ["redis://:geheim@10.0.0.5:6379", "redis://10.0.0.5:6379"],
  ["rediss://ada:ge%40heim@redis.local/2", "rediss://ada@redis.local/2"],
  ["redis://10.0.0.5:6379/0?family=6&password=geheim", "redis://10.0.0.5:6379/0?family=6"],
  ["redis://127.0.0.1:6379", "redis://127.0.0.1:6379"],
])("%s is kept without its password", (url, kept) => {
  expect(withoutPassword(url)).toBe(kept);
});

test("what is no address is refused, and its password not told", () => {
  for (const url of ["http://:geheim@host", "redis://:ge heim@ho st", "redis://:geheim@host/db", "host:6379"]) {
    expect(() => withoutPassword(url)).toThrow(/wanted is the address of a Redis/);
    expect(() => withoutPassword(url)).not.toThrow(/ge ?heim/);
  }
});

test("the option goes before the environment, and an empty variable is none", () => {
  const env = { TAMRIN_QUEUE: "redis://b" };
  expect(queueFrom("redis://a", env)).toBe("redis://a");
  expect([queueFrom(undefined, env), queueFrom(undefined, { TAMRIN_QUEUE: "" })]).toEqual(["redis://b", null]);
});
