/** A text in the two languages of the course. */
export interface Title {
  en: string;
  fa: string;
}

/** `array`: plain numbers, starts in milliseconds. `tensor`: models and training steps on TensorFlow.js. */
export type Kind = "array" | "tensor";

/** A task of the course. Its id is its path in `exercises/`, `solutions/`, `tests/`, `drawn/`, `fixtures/`, `hints/`, `mutants/`. */
export interface Task {
  /** `TRACK/task`, such as `02-xo/convolve`. */
  id: string;
  title: Title;
  /** Where the slides speak of it: the deck's number, first and last line of its text. */
  deck: string;
  lines: [first: number, last: number];
  kind: Kind;
  tags: string[];
  points: number;
}

/** A chapter of the course; its tasks are done in order. */
export interface Track {
  id: string;
  title: Title;
  tasks: Task[];
}

/** One row of the catalogue: name, titles, slide as `deck:first-last`, kind, points, tags. */
type Row = [name: string, en: string, fa: string, slide: string, kind: Kind, points: number, tags: string];

function track(id: string, en: string, fa: string, rows: Row[]): Track {
  const tasks = rows.map(([name, titleEn, titleFa, slide, kind, points, tags]): Task => {
    const [deck, first, last] = slide.split(/[:-]/) as [string, string, string];
    const title = { en: titleEn, fa: titleFa };
    return { id: `${id}/${name}`, title, deck, lines: [+first, +last], kind, points, tags: tags.split(" ") };
  });
  return { id, title: { en, fa }, tasks };
}

/** The catalogue: every track and task, in the order that a learner meets them. */
// prettier-ignore
export const course: Track[] = [
  track("01-neuron", "The neuron", "نرون", [
    ["gradient-descent", "Gradient descent", "کاهش گرادیان", "002:1235-1242", "array", 10, "optimization"],
  ]),
  track("02-xo", "X or O: the convolutional network", "X یا O: شبکهٔ کانولوشنی", [
    ["compare-pixels", "Why comparing pixels fails", "چرا مقایسهٔ پیکسل‌ها کافی نیست", "002:288-359", "array", 5, "cnn image"],
    ["match-patch", "Matching one patch", "تطبیق یک تکه", "002:472-665", "array", 5, "cnn convolution"],
    ["convolve", "Convolution", "کانولوشن", "002:667-799", "array", 10, "cnn convolution"],
    ["conv-layer", "The convolution layer", "لایهٔ کانولوشن", "002:801-847", "array", 10, "cnn convolution layer"],
    ["max-pool", "Max pooling", "ادغام بیشینه", "002:849-1007", "array", 10, "cnn pooling layer"],
    ["relu", "ReLU", "تابع ReLU", "002:1011-1135", "array", 5, "cnn activation layer"],
    ["stack", "Deep stacking", "چند لایه پشت هم", "002:1139-1145", "array", 10, "cnn layer"],
    ["votes", "The fully connected layer votes", "رأی‌گیری لایهٔ تمام‌متصل", "002:1150-1223", "array", 5, "cnn layer"],
    ["error-signal", "The error signal", "سیگنال خطا", "002:1228-1230", "array", 5, "cnn backprop loss"],
    ["conv-backward", "Backward through the network", "عبور رو به عقب از شبکه", "002:1228-1242", "array", 20, "cnn backprop gradient"],
    ["train-xo", "Train a network on X and O", "آموزش شبکه روی X و O", "002:264-283", "tensor", 20, "cnn training"],
    ["train-digits", "Train a network on handwritten digits", "آموزش شبکه روی رقم‌های دست‌نویس", "002:53-56", "tensor", 20, "cnn training dropout"],
    ["relu-vs-tanh", "Is ReLU six times as fast as tanh?", "آیا ReLU شش برابر تندتر از tanh است؟", "002:1011-1135", "tensor", 15, "cnn activation training"],
  ]),
  track("03-training", "Training", "آموزش شبکه", [
    ["backprop", "Backpropagation through three layers", "انتشار رو به عقب در سه لایه", "004:121-176", "array", 20, "backprop gradient"],
  ]),
  track("04-sequences", "Sequences", "دنباله‌ها", [
    ["gru-cell", "The GRU cell", "سلول GRU", "003:12-24", "array", 15, "rnn gru"],
    ["gru-forecast", "Forecasting with a GRU", "پیش‌بینی با GRU", "003:12-24", "tensor", 20, "rnn gru forecast training"],
    ["conv-gru-forecast", "Convolutions before a GRU", "کانولوشن پیش از GRU", "003:119-154", "tensor", 25, "rnn gru cnn dropout forecast training"],
  ]),
  track("05-unsupervised", "Learning without labels", "یادگیری بدون نظارت", [
    ["autoencoder", "The autoencoder", "خودرمزنگار", "000:143-160", "tensor", 15, "autoencoder training"],
    ["deep-autoencoder", "The deep autoencoder", "خودرمزنگار عمیق", "000:158-193", "tensor", 20, "autoencoder training"],
    ["denoising", "Taking noise away", "حذف نویز", "001:81-90", "tensor", 20, "autoencoder cnn training"],
  ]),
  track("06-generative", "Models that generate", "مدل‌های مولد", [
    ["elbo", "The evidence lower bound", "کران پایین شواهد (ELBO)", "001:127-156", "array", 15, "vae loss"],
    ["vae", "The variational autoencoder", "خودرمزنگار متغیر (VAE)", "001:127-160", "tensor", 20, "vae loss training"],
    ["mlp-vae", "A VAE of dense layers", "VAE با لایه‌های تمام‌متصل", "001:127-160", "tensor", 15, "vae"],
    ["conv-vae", "A convolutional VAE", "VAE کانولوشنی", "001:127-160", "tensor", 20, "vae cnn"],
    ["importance-weighted", "How likely is a picture?", "یک تصویر چقدر محتمل است؟", "001:127-156", "tensor", 15, "vae evidence"],
    ["gan-losses", "What the two players pay", "هزینهٔ دو بازیکن", "001:161-176", "tensor", 15, "gan loss"],
    ["gan-loop", "The adversarial loop", "حلقهٔ آموزش رقابتی", "001:161-178", "tensor", 20, "gan training"],
    ["discriminator-step", "One step for each player", "یک گام برای هر بازیکن", "001:161-176", "tensor", 20, "gan training"],
    ["dcgan", "The convolutional GAN (DCGAN)", "شبکهٔ رقابتی کانولوشنی (DCGAN)", "001:178-178", "tensor", 25, "gan cnn training"],
  ]),
];

/** Every task, in course order. */
export const tasks: Task[] = course.flatMap((track) => track.tasks);
