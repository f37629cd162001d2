import { noAddress } from "./words.ts";

/** Where the address of a Redis may stand, with its password, so that no list of processes shows it. */
export const VARIABLE = "TAMRIN_QUEUE";

/** What `--queue` says, and where it says nothing, what the environment does; null where neither does. */
export function queueFrom(option: string | boolean | undefined, env: NodeJS.ProcessEnv): string | null {
  return typeof option === "string" ? option : env[VARIABLE] || null;
}

/** `redis://host:port/db` without who and with what. Throws a Problem where it is no address of a Redis. */
export function addressOf(url: string): string {
  const { protocol, host, pathname } = URL.canParse(url) ? new URL(url) : { protocol: "", host: "", pathname: "" };
  if (!/^rediss?:$/.test(protocol) || host === "" || !/^\/?\d*$/.test(pathname)) {
    throw noAddress(url.replace(/\/\/.*@/, "//…@"));
  }
  return `${protocol}//${host}${pathname}`;
}

/** The same for whoever may read it. Throws a Problem where it is no address of a Redis. */
export function withoutPassword(url: string): string {
  addressOf(url);
  const bare = new URL(url);
  bare.password = "";
  bare.searchParams.delete("password");
  return bare.href;
}
