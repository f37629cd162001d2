/** A task of the course. Its id is its path in `exercises/`, `solutions/`, `tests/`, `fixtures/`, `hints/` and `mutants/`. */
export interface Task {
  /** `TRACK/task`, such as `02-xo/convolve`. */
  id: string;
  title: { en: string; fa: string };
  /** Where the slides speak of it: the deck's number, first and last line of its text. */
  deck: string;
  lines: [first: number, last: number];
  /** `array`: plain numbers, starts in milliseconds. `tensor`: models and training steps on TensorFlow.js. */
  kind: "array" | "tensor";
  tags: string[];
  points: number;
}

/** A chapter of the course; its tasks are done in order. */
export interface Track {
  id: string;
  title: { en: string; fa: string };
  tasks: Task[];
}

/** The catalogue: every track and task, in the order that a learner meets them. */
export const course: Track[] = [
  {
    id: "02-xo",
    title: { en: "X or O: the convolutional network", fa: "X یا O: شبکهٔ کانولوشنی" },
    tasks: [
      {
        id: "02-xo/convolve",
        title: { en: "Convolution", fa: "کانولوشن" },
        deck: "002",
        lines: [667, 775],
        kind: "array",
        tags: ["cnn", "convolution"],
        points: 10,
      },
    ],
  },
];
