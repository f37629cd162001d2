/** A number that others published, and where. */
export interface Published {
  value: string;
  source: string;
}

/** One line of the report: a metric of the run, or of what is examined afterwards. */
export interface Line {
  metric: string;
  label: string;
  /** Digits after the point. */
  digits: number;
  /** Shown as a share of a hundred. */
  percent?: boolean;
  published?: Published;
}

/** One recipe as the report trains it. */
export interface Trial {
  recipe: string;
  epochs: number;
  seeds: number[];
  lines: Line[];
  /** What a reader must know to compare. */
  notes: string[];
}

const keras = (path: string) => `[keras.io/examples](https://keras.io/examples/${path}/)`;
const burda = "[Burda et al., 2016](https://arxiv.org/abs/1509.00519), table 1";
const book =
  "[Deep Learning with Python](https://www.manning.com/books/deep-learning-with-python), 1st edition, 6.3 and 6.4";

const judged: Line[] = [
  { metric: "confidence", label: "the digits network's confidence in samples", digits: 3 },
  { metric: "realConfidence", label: "the same in real held-out digits", digits: 3 },
  { metric: "balance", label: "balance of the ten digits (1 is even)", digits: 3 },
  { metric: "realBalance", label: "the same of real held-out digits", digits: 3 },
  { metric: "frechet", label: "Fréchet distance to held-out digits, on the network's features", digits: 2 },
  { metric: "realFrechet", label: "the same of as many real training digits", digits: 2 },
];

/** What the report is made of. Three seeds where a run takes under five minutes on two cores. */
export const TRIALS: Trial[] = [
  {
    recipe: "digits",
    epochs: 5,
    seeds: [1, 2, 3],
    lines: [
      {
        metric: "heldOutAccuracy",
        label: "accuracy on the 10,000 test digits",
        digits: 2,
        percent: true,
        published: { value: "99.2 %", source: `${keras("vision/mnist_convnet")}, 15 epochs` },
      },
    ],
    notes: [
      "Weights are measured at their running averages. Nothing was chosen on the test digits: the last epoch counts.",
    ],
  },
  {
    recipe: "deep-autoencoder",
    epochs: 30,
    seeds: [1, 2, 3],
    lines: [{ metric: "heldOutLoss", label: "binary cross-entropy per pixel, held out", digits: 4 }],
    notes: [],
  },
  {
    recipe: "denoising",
    epochs: 10,
    seeds: [1],
    lines: [
      {
        metric: "heldOutLoss",
        label: "binary cross-entropy per pixel, held out",
        digits: 4,
        published: { value: "0.0839", source: `${keras("vision/autoencoder")}, 100 epochs` },
      },
    ],
    notes: [],
  },
  {
    recipe: "vae",
    epochs: 30,
    seeds: [1, 2, 3],
    lines: [
      { metric: "heldOutLoss", label: "negative ELBO, nats", digits: 2 },
      { metric: "heldOutReconstruction", label: "of it reconstruction", digits: 2 },
      { metric: "heldOutKl", label: "of it KL divergence", digits: 2 },
      {
        metric: "negativeLogLikelihood",
        label: "negative log-likelihood, importance-weighted",
        digits: 2,
        published: { value: "86.76", source: `${burda}: one stochastic layer, k = 1, 5,000 samples` },
      },
    ],
    notes: ["Digits are binarised anew in each epoch, as in the paper, which trains for 3,280 passes over the data."],
  },
  {
    recipe: "conv-vae",
    epochs: 30,
    seeds: [1],
    lines: [
      {
        metric: "heldOutLoss",
        label: "total",
        digits: 2,
        published: { value: "146.95", source: `${keras("generative/vae")}, 30 epochs, on the training digits` },
      },
      {
        metric: "heldOutReconstruction",
        label: "reconstruction",
        digits: 2,
        published: { value: "140.15", source: "as above" },
      },
      { metric: "heldOutKl", label: "KL divergence", digits: 2, published: { value: "6.80", source: "as above" } },
    ],
    notes: [
      "The published numbers are of the 70,000 digits that it trained on; ours are of 10,000 that it has not seen.",
    ],
  },
  {
    recipe: "gan",
    epochs: 20,
    seeds: [1, 2, 3],
    lines: judged,
    notes: [],
  },
  { recipe: "dcgan", epochs: 10, seeds: [1], lines: judged, notes: [] },
  {
    recipe: "jena-gru",
    epochs: 20,
    seeds: [1, 2, 3],
    lines: [
      {
        metric: "heldOutLoss",
        label: "mean absolute error, deviations",
        digits: 4,
        published: { value: "0.2644", source: `${book}, on the real series` },
      },
      {
        metric: "heldOutNaive",
        label: "naive forecast on the same windows",
        digits: 4,
        published: { value: "0.2897", source: "as above" },
      },
    ],
    notes: [],
  },
  {
    recipe: "jena-conv-gru",
    epochs: 20,
    seeds: [1, 2, 3],
    lines: [
      {
        metric: "heldOutLoss",
        label: "mean absolute error, deviations",
        digits: 4,
        published: { value: "0.273", source: `${book}, on the real series` },
      },
      {
        metric: "heldOutNaive",
        label: "naive forecast on the same windows",
        digits: 4,
        published: { value: "0.2897", source: "as above" },
      },
    ],
    notes: [],
  },
  {
    recipe: "relu-vs-tanh",
    epochs: 3,
    seeds: [1, 2, 3],
    lines: [
      { metric: "reluSteps", label: "steps to the target with ReLU", digits: 0 },
      { metric: "tanhSteps", label: "steps to the target with tanh", digits: 0 },
      {
        metric: "speedUp",
        label: "tanh's steps over ReLU's",
        digits: 2,
        published: {
          value: "6",
          source: "deck 002, after [Krizhevsky et al., 2012](https://papers.nips.cc/paper/4824), on CIFAR-10",
        },
      },
    ],
    notes: [],
  },
];

/** Its network judges the samples of the others, so it is trained first. */
export const JUDGE = TRIALS[0]!;
