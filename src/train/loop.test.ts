import { expect, test } from "vitest";
import "#kit/cpu";
import { seeded } from "#kit/random";
import { tf, type Tensor } from "#kit/tf";
import { decode, encode, type Checkpoint } from "./checkpoint.ts";
import { numbers } from "./data/field.ts";
import type { Epoch, Step } from "./events.ts";
import { train, type Hooks, type Plan } from "./loop.ts";
import type { Examples, Field, Recipe, Sets } from "./recipe.ts";

/** A line through points, with noise of its own in every step: 6 batches in an epoch. */
const line: Recipe = {
  name: "line",
  lessons: [],
  epochs: 3,
  batchSize: 4,
  data: (seed) => ({ train: points(26, seed, 1), heldOut: points(10, seed, 2) }),
  initialise: () => ({
    variables: { slope: tf.variable(tf.tensor1d([0, 0])), height: tf.variable(tf.scalar(0)) },
    optimizers: { adam: tf.train.adam(0.05), momentum: tf.train.momentum(0.01, 0.9) },
  }),
  step({ variables, optimizers }, { x, y }, noise) {
    const { slope, height } = variables;
    const blurred = tf.add(x!, tf.mul(noise.normal([]), 0.1));
    const cost = () => tf.mean(tf.square(tf.sub(tf.add(tf.sum(tf.mul(blurred, slope!), 1), height!), y!))).asScalar();
    optimizers.momentum!.minimize(cost, false, [height!]);
    return { loss: optimizers.adam!.minimize(cost, true, [slope!])! };
  },
  measure({ variables: { slope, height } }, { x, y }) {
    return { loss: tf.losses.meanSquaredError(y!, tf.add(tf.sum(tf.mul(x!, slope!), 1), height!)) };
  },
  pictures: () => [],
};

function points(count: number, seed: number, stream: number): Examples {
  const random = seeded(seed, stream);
  const x = Float32Array.from({ length: 2 * count }, () => random.normal());
  const y = Float32Array.from({ length: count }, (_, n) => 2 * x[2 * n]! - x[2 * n + 1]! + 0.5);
  return { count, fields: { x: numbers(x, [2]), y: numbers(y, []) } };
}

interface Asked {
  recipe?: Recipe;
  seed?: number;
  epochs?: number;
  resume?: Checkpoint | null;
  patience?: number | null;
  /** Asks the run to stop in this step. */
  stopIn?: number;
}

/** Runs the loop and answers its outcome, what it told, and its checkpoints as they come back from disk. */
async function run({
  recipe = line,
  seed = 1,
  epochs = 3,
  resume = null,
  patience = null,
  stopIn = Infinity,
}: Asked = {}) {
  const told: (Step | Epoch)[] = [];
  const saved: { last: Checkpoint[]; best: Checkpoint[] } = { last: [], best: [] };
  const ended: number[] = [];
  let asked = resume?.step ?? 0;
  const hooks: Hooks = {
    tell: (event) => void (event.event !== "ready" && told.push(event)),
    epochEnded: async (epoch) => void ended.push(epoch),
    stopAsked: () => ++asked >= stopIn,
    save: async (which, checkpoint) => void saved[which].push(decode(encode(checkpoint))),
  };
  const [sets, model] = [await recipe.data(seed, { root: "", file: null }), recipe.initialise(seed)];
  const plan: Plan = { recipe, sets, model, seed, epochs, patience, backend: "cpu", resume };
  const outcome = await train(plan, hooks);
  return { outcome, told, ended, saved, last: saved.last.at(-1)! };
}

const metricsOf = ({ outcome }: Awaited<ReturnType<typeof run>>) => (outcome as { metrics: object }).metrics;

test("the same seed ends in the same weights, another seed in others", async () => {
  const [first, again, other] = [await run(), await run(), await run({ seed: 2 })];
  expect(again.last).toEqual(first.last);
  expect(other.last.state[0]).not.toEqual(first.last.state[0]);
});

test("the line is found, and the loss on points never seen falls with every epoch", async () => {
  const { told } = await run({ epochs: 12 });
  const losses = told.flatMap((event) => (event.event === "epoch" ? [event.metrics.heldOutLoss!] : []));
  expect(losses).toHaveLength(12);
  expect(losses.at(-1)!).toBeLessThan(losses[0]! / 10);
});

test("stopped in any step and resumed, a run ends in the same bits", async () => {
  const whole = await run();
  for (const stopIn of [1, 5, 6, 7, 11, 17]) {
    const half = await run({ stopIn });
    expect(half.outcome).toEqual({ event: "stopped", step: stopIn, steps: 18 });
    const rest = await run({ resume: half.last });
    expect(rest.last).toEqual(whole.last);
    expect(metricsOf(rest)).toEqual(metricsOf(whole));
  }
});

test("resumed from any checkpoint that a killed run left behind, it ends in the same bits", async () => {
  const whole = await run();
  for (const checkpoint of whole.saved.last) {
    const rest = await run({ resume: checkpoint });
    expect(metricsOf(rest)).toEqual(metricsOf(whole));
    expect((rest.last ?? checkpoint).state).toEqual(whole.last.state);
  }
});

test("a finished run can be resumed for more epochs, as if it had been asked for them at once", async () => {
  const short = await run({ epochs: 1 });
  const more = await run({ resume: short.last });
  expect(more.last.state).toEqual((await run()).last.state);
});

test("the best checkpoint is that of the lowest held-out loss, also over a resumed run", async () => {
  const rising: Recipe = { ...line, measure: ({ optimizers }) => ({ loss: tf.scalar(optimizers.adam!.iterations) }) };
  const { saved, last } = await run({ recipe: rising });
  expect(saved.best.map(({ step }) => step)).toEqual([6]);
  expect((await run({ recipe: rising, resume: last, epochs: 4 })).saved.best).toEqual([]);
});

test("every step lies within one told loss, the last of an epoch too", async () => {
  const { told } = await run();
  const steps = told.flatMap((event) => (event.event === "step" ? [event.step] : []));
  expect(steps).toEqual([6, 12, 18]);
});

test("a loss that is no number stops the run, names its step and saves nothing from then on", async () => {
  let step = 0;
  const broken: Recipe = {
    ...line,
    step: (model, batch, noise) => (++step === 9 ? { loss: tf.scalar(NaN) } : line.step(model, batch, noise)),
  };
  const { outcome, saved } = await run({ recipe: broken });
  expect(outcome).toMatchObject({ event: "diverged", step: 9, steps: 18, loss: "NaN" });
  expect(saved.last.map((checkpoint) => checkpoint.step)).toEqual([6]);
});

test("weights that are infinite are never saved, even where the loss has not noticed yet", async () => {
  let step = 0;
  const broken: Recipe = {
    ...line,
    step(model, batch, noise) {
      if (++step === 6) model.variables.height!.assign(tf.scalar(Infinity));
      return step === 6 ? { loss: tf.scalar(1) } : line.step(model, batch, noise);
    },
  };
  const { outcome, saved } = await run({ recipe: broken });
  expect(outcome).toMatchObject({ event: "diverged", step: 6 });
  expect(saved.last).toEqual([]);
});

test("where the first number broke is told: the step, the kernel, the place", async () => {
  const broken: Recipe = {
    ...line,
    // A height that falls by 0.1 in each step is below zero after the third, where it has no logarithm.
    initialise: () => ({
      ...line.initialise(1),
      variables: { ...line.initialise(1).variables, edge: tf.variable(tf.tensor1d([1, 0.25])) },
    }),
    step(model, batch, noise) {
      const { edge } = model.variables;
      edge!.assign(tf.sub(edge!, 0.1));
      const { loss } = line.step(model, batch, noise);
      return { loss: tf.add(loss, tf.sum(tf.log(edge!))) };
    },
  };
  const { outcome } = await run({ recipe: broken });
  const first = { step: 3, what: "Log", shape: [2], index: [1], value: "NaN" };
  expect(outcome).toEqual({ event: "diverged", step: 3, steps: 18, loss: "NaN", first });
});

test("a batch with a number that is none is blamed before any kernel", async () => {
  const broken: Recipe = {
    ...line,
    data(seed) {
      const sets = line.data(seed, { root: "", file: null }) as Sets;
      const spoiled = {
        ...sets.train.fields.x!,
        copy: (...[example, into, at]: Parameters<Field["copy"]>) => {
          sets.train.fields.x!.copy(example, into, at);
          if (example === 7) into[at + 1] = Infinity;
        },
      };
      return { ...sets, train: { ...sets.train, fields: { ...sets.train.fields, x: spoiled } } };
    },
  };
  const { outcome } = await run({ recipe: broken });
  expect(outcome).toMatchObject({ event: "diverged", first: { what: "x", shape: [4, 2], value: "Infinity" } });
});

test("out of patience, it stops at the end of an epoch; resumed, it does not go on", async () => {
  const rising: Recipe = { ...line, measure: ({ optimizers }) => ({ loss: tf.scalar(optimizers.adam!.iterations) }) };
  const { outcome, ended, last } = await run({ recipe: rising, epochs: 9, patience: 2 });
  expect(outcome).toMatchObject({ event: "finished", steps: 18 });
  expect(ended).toEqual([1, 2, 3]);
  const again = await run({ recipe: rising, epochs: 9, patience: 2, resume: last });
  expect(again).toMatchObject({ outcome: { event: "finished", steps: 18, stepMs: null }, ended: [] });
});

test("a step that answers no scalar is refused in words", async () => {
  const answers: [unknown, string][] = [[undefined, "got undefined"], [{ loss: tf.zeros([2, 3]) }, "a tensor of shape [2,3]"]]; // prettier-ignore
  for (const [answer, words] of answers) {
    await expect(run({ recipe: { ...line, step: () => answer as never } })).rejects.toThrow(words);
  }
});

test("a run leaves no tensor behind but its model, however careless the step", async () => {
  const careless: Recipe = {
    ...line,
    step: (model, batch, noise) => [tf.zeros([9]), line.step(model, batch, noise)][1] as ReturnType<Recipe["step"]>,
  };
  const before = tf.memory().numTensors;
  await run({ recipe: careless, epochs: 2 });
  // Two variables; Adam's two powers, two moments and their like; momentum's one: the same after more epochs.
  const model = tf.memory().numTensors - before;
  await run({ recipe: careless, epochs: 5 });
  expect(tf.memory().numTensors - before).toBe(2 * model);
  expect(model).toBeLessThan(12);
});

test("a checkpoint of another network does not fit", async () => {
  const { last } = await run({ epochs: 1 });
  const other: Recipe = {
    ...line,
    initialise: () => ({ variables: { slope: tf.variable(tf.zeros([3])) as Tensor as never }, optimizers: {} }),
  };
  await expect(run({ recipe: other, resume: last })).rejects.toThrow("another network");
});
