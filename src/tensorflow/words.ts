import type { Text } from "../text/lang.ts";

/** What the backends say: why this one was chosen, and what the user can do for a better one. */

export const firstTime = (gpu: boolean): Text =>
  gpu
    ? {
        en: "native TensorFlow for the GPU is set up once for this user (about 3 GB to download, 6 GB on disk)",
        fa: "TensorFlow بومی برای کارت گرافیک یک بار راه‌اندازی می‌شود (حدود ۳ گیگابایت دریافت، ۶ گیگابایت روی دیسک)",
      }
    : {
        en: "native TensorFlow is set up once for this user (274 MB to download, 0.9 GB on disk)",
        fa: "TensorFlow بومی یک بار برای این کاربر راه‌اندازی می‌شود (۲۷۴ مگابایت دریافت، ۰٫۹ گیگابایت روی دیسک)",
      };

export const ready = (): Text => ({ en: "native TensorFlow is ready", fa: "TensorFlow بومی آماده است" });

export const withoutNative = (): Text => ({
  en: "going on with WebAssembly, which is slower; tamrin doctor --fix tries again",
  fa: "با WebAssembly ادامه می‌دهیم که کندتر است؛ tamrin doctor --fix دوباره تلاش می‌کند",
});

export const failedBefore = (): Text => ({
  en: "native TensorFlow could not be set up today: using WebAssembly, which is slower; tamrin doctor --fix tries again",
  fa: "امروز TensorFlow بومی راه‌اندازی نشد: WebAssembly به کار می‌رود که کندتر است؛ tamrin doctor --fix دوباره تلاش می‌کند",
});

export const asked = (): Text => ({ en: "asked for with --backend", fa: "با ‎--backend خواسته شد" });

export const nativeWorks = (): Text => ({
  en: "native TensorFlow is set up",
  fa: "TensorFlow بومی راه‌اندازی شده است",
});

export const notSetUp = (): Text => ({
  en: "native TensorFlow is not set up",
  fa: "TensorFlow بومی راه‌اندازی نشده است",
});

export const nativeFails = (reason: string): Text => ({
  en: `native TensorFlow does not load (${reason})`,
  fa: `TensorFlow بومی بارگذاری نمی‌شود (${reason})`,
});

export const wasmFails = (reason: string): Text => ({
  en: `neither native TensorFlow nor WebAssembly loads (${reason})`,
  fa: `نه TensorFlow بومی بارگذاری می‌شود و نه WebAssembly ‏(${reason})`,
});

export const noGpu = (): Text => ({
  en: "the backend cuda was asked for, but TensorFlow found no GPU that it can use; run tamrin doctor --fix --gpu",
  fa: "با ‎--backend کارت گرافیک (cuda) خواسته شد ولی TensorFlow کارت گرافیکی نیافت؛ tamrin doctor --fix --gpu را اجرا کنید",
});

export const noCard = (): Text => ({
  en: "the backend cuda was asked for, but no NVIDIA card answers (nvidia-smi); install NVIDIA's driver, or leave --backend out",
  fa: "‎--backend cuda خواسته شد ولی هیچ کارت NVIDIA پاسخ نمی‌دهد (nvidia-smi)؛ راه‌انداز NVIDIA را نصب کنید یا ‎--backend را ننویسید",
});

export const noNative = (why: Text): Text => ({
  en: `${why.en}; run tamrin doctor --fix, or leave --backend out`,
  fa: `${why.fa}؛ tamrin doctor --fix را اجرا کنید یا ‎--backend را ننویسید`,
});
