import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import { Problem } from "../../text/problem.ts";

const START = "redis-server --appendonly yes";

export function noAddress(asked: string): Problem {
  return new Problem({
    en: `--queue is "${asked}"; wanted is the address of a Redis, such as redis://127.0.0.1:6379, here or in TAMRIN_QUEUE`,
    fa: `--queue برابر «${ltr(asked)}» است؛ باید نشانی یک Redis باشد، مانند ${ltr("redis://127.0.0.1:6379")}، اینجا یا در ${ltr("TAMRIN_QUEUE")}`,
  });
}

/** `why`: what the connection met, such as ECONNREFUSED. */
export function notReached(address: string, why: string): Problem {
  const install = "apt-get install redis-server";
  return new Problem(
    {
      en: `no Redis answers at ${address} (${why}); wanted is a running one: ${install}, then ${START}`,
      fa: `در ${ltr(address)} هیچ Redis پاسخ نمی‌دهد (${ltr(why)})؛ باید یکی در حال کار باشد: ${ltr(install)} و سپس ${ltr(START)}`,
    },
    { address, why },
  );
}

/** `why`: how Redis refused, such as NOAUTH. */
export function wantsPassword(address: string, why: string): Problem {
  const next = address.replace("//", "//:PASSWORD@");
  const [en, fa] = why.startsWith("NOAUTH")
    ? ["needs a password", "گذرواژه می‌خواهد"]
    : ["does not take this user and password", "این کاربر و گذرواژه را نمی‌پذیرد"];
  return new Problem(
    {
      en: `the Redis at ${address} ${en} (${why}); wanted is the one of its requirepass: --queue ${next}`,
      fa: `Redis در ${ltr(address)} ${fa} (${ltr(why)})؛ باید همان requirepass خودش باشد: ${ltr(`--queue ${next}`)}`,
    },
    { address, why },
  );
}

export function keepsNothing(address: string): Text {
  return {
    en: `the Redis at ${address} keeps no append-only file: when it dies, the work in it is put in again; start it with ${START}`,
    fa: `Redis در ${ltr(address)} فایل افزایشی نگه نمی‌دارد: اگر از کار بیفتد، کارها دوباره به صف می‌روند؛ با ${ltr(START)} آغازش کنید`,
  };
}

/** `others`: suites that workers are there for. */
export function nobodyServes(suite: string, others: string[], address: string): Text {
  const join = `tamrin grade-worker --queue ${address}`;
  if (others.length === 0) {
    return {
      en: `no worker is there yet; start one on this machine or another: ${join}`,
      fa: `هنوز هیچ کارگری نیست؛ روی همین رایانه یا رایانه‌ای دیگر یکی آغاز کنید: ${ltr(join)}`,
    };
  }
  return {
    en: `the workers that are there have other tests (${others.join(", ")}), this machine has ${suite}: put the same version of the course on all, or start a worker here: ${join}`,
    fa: `کارگرهای موجود آزمون‌های دیگری دارند (${ltr(others.join(", "))}) و این رایانه ${ltr(suite)}: نسخهٔ یکسانی از دوره را روی همه بگذارید، یا همین‌جا کارگری آغاز کنید: ${ltr(join)}`,
  };
}

export function leftForOthers(suite: string, asked: string[]): Text {
  return {
    en: `work waits for other tests (${asked.join(", ")}) than this worker has (${suite}); it is left for others: put the same version of the course here to help with it`,
    fa: `کاری در صف است که برای آزمون‌های دیگری است (${ltr(asked.join(", "))}) و این کارگر ${ltr(suite)} را دارد؛ برای دیگران می‌ماند: برای کمک، همان نسخهٔ دوره را اینجا بگذارید`,
  };
}

export function serves(suite: string, address: string, width: number): Text {
  return {
    en: `waiting for work at ${address}: tests ${suite}, ${width} at a time; Ctrl-C finishes what is begun and leaves`,
    fa: `چشم‌به‌راه کار در ${ltr(address)}: آزمون‌های ${ltr(suite)}، هم‌زمان ${width} تا؛ Ctrl-C کار آغازشده را تمام می‌کند و می‌رود`,
  };
}

export function leaves(marked: number): Text {
  return { en: `${marked} graded; left`, fa: `${marked} تحویل نمره گرفت؛ پایان کار` };
}
