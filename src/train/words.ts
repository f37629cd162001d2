import type { Lang, Text } from "../text/lang.ts";
import { metricWords, percent, short } from "./metric-words.ts";
import type { Diverged, Done, Epoch, Faulty, Job, Metrics, Start, Step, Stopped, Unwritten } from "./events.ts";

// While it runs

export function startWords(
  { recipe, backend, device, why, steps, about, resumedAt, resumedFrom }: Start,
  lang: Lang,
): string[] {
  const what = {
    en: `${recipe}: ${resumedAt > 0 ? `steps ${resumedAt + 1} to ${steps}` : `${steps} steps`} on ${backend} (${device}); ${why.en}`,
    fa: `${recipe}: ${resumedAt > 0 ? `گام ${resumedAt + 1} تا ${steps}` : `${steps} گام`} روی ${backend} ‏(${device})؛ ${why.fa}`,
  };
  const lines = [what[lang], ...(about ? [about[lang]] : [])];
  if (!resumedFrom || resumedFrom === backend) return lines;
  const change = {
    en: `the run began on ${resumedFrom}; ${backend} rounds differently, so the end is not the same to the last bit`,
    fa: `این آموزش روی ${resumedFrom} آغاز شد؛ ${backend} عددها را جور دیگری گرد می‌کند و پایان آن تا آخرین بیت یکسان نیست`,
  };
  return [...lines, change[lang]];
}

export function eagerWords(why: Text, lang: Lang): string {
  return {
    en: `the step is not compiled: ${why.en}`,
    fa: `گام آموزش به گراف تبدیل نشد: ${why.fa}`,
  }[lang];
}

/** The line that is redrawn: the most important first, as much as `columns` have room for. */
export function stepWords(
  step: Step,
  { epochs, metrics }: Pick<Epoch, "epochs"> & { metrics: Metrics | null },
  columns: number,
  lang: Lang,
) {
  const share = step.step / step.steps;
  const seen = metrics?.heldOutAccuracy;
  const parts = {
    en: [
      `epoch ${step.epoch}/${epochs} ${bar(share)} ${percent(share, 0)}`,
      `loss ${short(step.loss)}`,
      ...(seen === undefined ? [] : [`held-out ${percent(seen)}`]),
      `${short(step.stepsPerSecond)} steps/s`,
      `${time(step.secondsLeft)} left`,
    ],
    fa: [
      `دور ${step.epoch}/${epochs} ${bar(share)} ${percent(share, 0)}`,
      `خطا ${short(step.loss)}`,
      ...(seen === undefined ? [] : [`دیده‌نشده ${percent(seen)}`]),
      `${short(step.stepsPerSecond)} گام در ثانیه`,
      `${time(step.secondsLeft)} مانده`,
    ],
  }[lang];
  while (parts.length > 1 && parts.join("  ").length >= columns) parts.pop();
  return parts.join("  ");
}

/** The line of an epoch, for a place where nothing can be redrawn. */
export function epochWords({ epoch, epochs, metrics }: Epoch, lang: Lang): string {
  const head = { en: `epoch ${epoch}/${epochs}: `, fa: `دور ${epoch}/${epochs}: ` }[lang];
  return head + metricWords(metrics, lang);
}

// At the end

export function doneWords(done: Done, folder: string, lang: Lang): string {
  const speed =
    done.stepMs === null || done.samplesPerSecond === null ? null : [short(done.stepMs), short(done.samplesPerSecond)];
  const lines = {
    en: [
      `${done.recipe}: ${done.steps} steps on ${done.backend} (${done.device})`,
      metricWords(done.metrics, lang),
      ...(speed ? [`${speed[0]} ms a step, ${speed[1]} examples a second`] : []),
      `in ${folder}: ${names(done.files).join(", ")}`,
    ],
    fa: [
      `${done.recipe}: ${done.steps} گام روی ${done.backend} ‏(${done.device})`,
      metricWords(done.metrics, lang),
      ...(speed ? [`هر گام ${speed[0]} میلی‌ثانیه، ${speed[1]} نمونه در ثانیه`] : []),
      `در ${folder}: ${names(done.files).join("، ")}`,
    ],
  };
  return lines[lang].join("\n");
}

export function stoppedWords({ step, steps }: Stopped, again: string, lang: Lang): string {
  return {
    en: `stopped after step ${step} of ${steps}, all saved; go on with: ${again}`,
    fa: `پس از گام ${step} از ${steps} متوقف شد و همه چیز ذخیره است؛ ادامه با: ${again}`,
  }[lang];
}

export function divergedWords({ step, steps, loss, first }: Diverged, lang: Lang): string {
  const what = {
    en: `step ${step} of ${steps}: the loss or a weight is ${loss}, no finite number`,
    fa: `گام ${step} از ${steps}: خطا یا یکی از وزن‌ها ${loss} است و عدد متناهی نیست`,
  }[lang];
  if (!first)
    return [
      what,
      { en: "look at the gradient and the learning rate", fa: "گرادیان و نرخ یادگیری را ببینید" }[lang],
    ].join({ en: "; ", fa: "؛ " }[lang]);
  const place = `${first.what} [${first.shape}]`;
  const cause = {
    en: `it began in step ${first.step}: ${place} is ${first.value} at [${first.index}]; look at what goes in there, and at the learning rate`,
    fa: `آغاز آن در گام ${first.step} است: ${place} در خانهٔ [${first.index}] برابر ${first.value} است؛ ورودی آن و نرخ یادگیری را ببینید`,
  }[lang];
  return `${what}\n${cause}`;
}

export function unwrittenWords({ task, what }: Unwritten, lang: Lang): string {
  return {
    en: `${what} is not written yet; do ${task} first: exercises/${task}.ts, judged by "tamrin run ${task}"`,
    fa: `${what} هنوز نوشته نشده است؛ نخست تمرین ${task} را انجام دهید: exercises/${task}.ts، و داوری با tamrin run ${task}`,
  }[lang];
}

export function faultyWords({ task, message }: Faulty, tree: Job["tree"], lang: Lang): string {
  return {
    en: `${tree}/${task}.ts stopped the training: ${message}; see "tamrin run ${task}"`,
    fa: `${tree}/${task}.ts آموزش را متوقف کرد: ${message}؛ با tamrin run ${task} ببینید`,
  }[lang];
}

// What stops the command

export const corrupt = (path: string, reason: string): Text => ({
  en: `${path} is no whole checkpoint (${reason}); begin anew without --resume`,
  fa: `${path} ذخیرهٔ کاملی نیست (${reason})؛ بدون ‎--resume از نو آغاز کنید`,
});

export const nothingToResume = (path: string): Text => ({
  en: `there is nothing to resume: no ${path}; begin without --resume, or name its folder with --out`,
  fa: `چیزی برای ادامه نیست: ${path} وجود ندارد؛ بدون ‎--resume آغاز کنید یا پوشه‌اش را با ‎--out مشخص کنید`,
});

export const otherRecipe = (path: string, got: string, wanted: string): Text => ({
  en: `${path} is a run of ${got}, not of ${wanted}; name another folder with --out`,
  fa: `${path} آموزش ${got} است، نه ${wanted}؛ پوشهٔ دیگری با ‎--out مشخص کنید`,
});

export const otherSeed = (path: string, got: number, wanted: number): Text => ({
  en: `${path} was begun with seed ${got}, and --seed is ${wanted}; leave --seed out, or begin without --resume`,
  fa: `${path} با بذر ${got} آغاز شده و ‎--seed برابر ${wanted} است؛ ‎--seed را ننویسید یا بدون ‎--resume آغاز کنید`,
});

export const cannotWrite = (path: string, code: string): Text => ({
  en: `cannot write ${path} (${code}); name a folder that is yours with --out`,
  fa: `${path} را نمی‌توان نوشت (${code})؛ پوشه‌ای از خودتان را با ‎--out مشخص کنید`,
});

export const ended = (how: string): Text => ({
  en: `the training process was ended (${how}); go on from its last checkpoint with --resume`,
  fa: `فرایند آموزش پایان داده شد (${how})؛ با ‎--resume از آخرین ذخیره ادامه دهید`,
});

export const unexpected = (message: string): Text => ({
  en: `the training stopped unexpectedly: ${message}; run again with --debug and report what it prints`,
  fa: `آموزش ناگهان متوقف شد: ${message}؛ با ‎--debug دوباره اجرا کنید و خروجی را گزارش دهید`,
});

export const noRecipe = (asked: string, near: string[]): Text => ({
  en: `there is no recipe "${asked}"; there is ${near.join(", ")}`,
  fa: `دستور آموزشی به نام «${asked}» نیست؛ این‌ها هستند: ${near.join("، ")}`,
});

export const badNumber = (flag: string, got: string, wanted: Text): Text => ({
  en: `${flag} is "${got}"; it must be ${wanted.en}`,
  fa: `‎${flag} برابر «${got}» است؛ باید ${wanted.fa} باشد`,
});

export const badBackend = (got: string, known: readonly string[]): Text => ({
  en: `--backend is "${got}"; it can be ${known.join(", ")}`,
  fa: `‎--backend برابر «${got}» است؛ این‌ها ممکن است: ${known.join("، ")}`,
});

// Numbers

function bar(share: number, width = 16): string {
  const filled = Math.round(width * share);
  return `[${"#".repeat(filled)}${".".repeat(width - filled)}]`;
}

function time(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

function names(files: string[]): string[] {
  return files.map((file) => file.slice(file.lastIndexOf("/") + 1));
}
