import type { Text } from "../../text/lang.ts";

/** What the set-up of TensorFlow says when it cannot go on: each one line, the next step last. */

export const noPython = (): Text => ({
  en: "python3 was not found; install Python 3.9 or newer with pip (Debian: apt install python3-pip)",
  fa: "python3 پیدا نشد؛ Python 3.9 یا تازه‌تر را با pip نصب کنید (دبیان: apt install python3-pip)",
});

export const noPip = (python: string): Text => ({
  en: `${python} has no pip; install it (Debian: apt install python3-pip, elsewhere: ${python} -m ensurepip)`,
  fa: `${python} بدون pip است؛ نصبش کنید (دبیان: apt install python3-pip، جاهای دیگر: ${python} -m ensurepip)`,
});

export const pipOffline = (what: string): Text => ({
  en: `pip could not reach its index for ${what}; check the network, proxy or PIP_INDEX_URL, then run again`,
  fa: `pip برای ${what} نتوانست به مخزن بسته‌ها وصل شود؛ شبکه، پروکسی یا PIP_INDEX_URL را بررسی کنید و دوباره اجرا کنید`,
});

export const noWheel = (what: string): Text => ({
  en: `pip found no ${what} for this machine; use --libtensorflow DIR with libraries of your own`,
  fa: `pip برای این رایانه ${what} پیدا نکرد؛ با ‎--libtensorflow DIR کتابخانه‌های خودتان را بدهید`,
});

export const pipFailed = (what: string, reason: string): Text => ({
  en: `pip could not fetch ${what} (${reason}); run again, or use --libtensorflow DIR`,
  fa: `pip نتوانست ${what} را بیاورد (${reason})؛ دوباره اجرا کنید یا ‎--libtensorflow DIR را به کار ببرید`,
});

export const noSuchPlatform = (platform: string): Text => ({
  en: `TensorFlow publishes no library for ${platform}; use --libtensorflow DIR with one of your own`,
  fa: `TensorFlow برای ${platform} کتابخانه‌ای منتشر نمی‌کند؛ با ‎--libtensorflow DIR کتابخانهٔ خودتان را بدهید`,
});

export const wrongWheel = (file: string): Text => ({
  en: `${file} is not the file that TensorFlow published (its SHA-256 differs); it was removed, run again`,
  fa: `${file} همان فایل منتشرشدهٔ TensorFlow نیست (SHA-256 آن فرق دارد)؛ پاک شد، دوباره اجرا کنید`,
});

export const brokenWheel = (file: string, reason: string): Text => ({
  en: `${file} could not be unpacked (${reason}); it was removed, run again`,
  fa: `${file} باز نشد (${reason})؛ پاک شد، دوباره اجرا کنید`,
});

export const unpackingStopped = (signal: string): Text => ({
  en: `unpacking was stopped (${signal}); what was downloaded is kept, run again`,
  fa: `باز کردن بسته متوقف شد (${signal})؛ آنچه دریافت شده نگه داشته شد، دوباره اجرا کنید`,
});

export const notEnoughSpace = (folder: string, needed: string, free: string): Text => ({
  en: `${folder} has ${free} free and ${needed} is needed; free some, or set XDG_CACHE_HOME to a larger disk`,
  fa: `${folder} ‏${free} جای خالی دارد و ${needed} لازم است؛ جا باز کنید یا XDG_CACHE_HOME را روی دیسک بزرگ‌تری بگذارید`,
});

export const diskFull = (): Text => ({
  en: "the disk became full; free some space, or set XDG_CACHE_HOME to a larger disk, then run again",
  fa: "دیسک پر شد؛ جا باز کنید یا XDG_CACHE_HOME را روی دیسک بزرگ‌تری بگذارید و دوباره اجرا کنید",
});

export const cacheNotWritable = (folder: string): Text => ({
  en: `no permission to write in ${folder}; set XDG_CACHE_HOME to a folder of yours, then run again`,
  fa: `اجازهٔ نوشتن در ${folder} نیست؛ XDG_CACHE_HOME را روی پوشه‌ای از خودتان بگذارید و دوباره اجرا کنید`,
});

export const noLibraries = (folder: string, names: string): Text => ({
  en: `${folder} holds no ${names} (looked in it, in lib/ and in tensorflow/); give the folder that holds them`,
  fa: `در ${folder} ‏${names} نیست (خودش، lib/ و tensorflow/ گشته شد)؛ پوشه‌ای را بدهید که آن‌ها در آن هستند`,
});

export const noHeaders = (folder: string): Text => ({
  en: `${folder} has the libraries but no include/tensorflow/c/c_api.h; add the headers of the same release`,
  fa: `${folder} کتابخانه‌ها را دارد ولی include/tensorflow/c/c_api.h را نه؛ سرآیندهای همان نسخه را بیفزایید`,
});

export const noCompiler = (): Text => ({
  en: "no C++ compiler was found; install one (Debian: apt install g++, macOS: xcode-select --install)",
  fa: "کامپایلر C++‎ پیدا نشد؛ یکی نصب کنید (دبیان: apt install g++، مک: xcode-select --install)",
});

export const compileFailed = (compiler: string, reason: string): Text => ({
  en: `${compiler} could not compile the binding (${reason}); set CXX to a compiler with C++17`,
  fa: `${compiler} نتوانست پیوند را کامپایل کند (${reason})؛ CXX را روی کامپایلری با C++17 بگذارید`,
});

export const doesNotLoad = (reason: string): Text => ({
  en: `the library was built but does not load here (${reason}); run tamrin doctor --fix`,
  fa: `کتابخانه ساخته شد ولی اینجا بارگذاری نمی‌شود (${reason})؛ tamrin doctor --fix را اجرا کنید`,
});

export const ownInstallerFailed = (reason: string): Text => ({
  en: `the installer of @tensorflow/tfjs-node failed (${reason}); use python3 with pip, or --libtensorflow DIR`,
  fa: `نصب‌کنندهٔ @tensorflow/tfjs-node شکست خورد (${reason})؛ از python3 با pip یا ‎--libtensorflow DIR کمک بگیرید`,
});

export const waiting = (pid: number): Text => ({
  en: `another process (${pid}) is setting up TensorFlow; waiting for it`,
  fa: `فرایند دیگری (${pid}) دارد TensorFlow را راه می‌اندازد؛ منتظر پایان آن`,
});

export const damaged = (file: string): Text => ({
  en: `${file} was damaged; the cached copy was removed and is fetched again`,
  fa: `${file} آسیب دیده بود؛ نسخهٔ ذخیره‌شده پاک شد و دوباره آورده می‌شود`,
});

export const unexpected = (reason: string): Text => ({
  en: `unexpected: ${reason.split("\n")[0]}; run tamrin doctor --fix`,
  fa: `خطای پیش‌بینی‌نشده: ${reason.split("\n")[0]}؛ tamrin doctor --fix را اجرا کنید`,
});
