import { fileURLToPath } from "node:url";
import { loadStubs } from "../../course/stubs.ts";

/** For tests: lessons as different students solve them, each on their own; all of them pass. */

const stubs = loadStubs(fileURLToPath(new URL("../../..", import.meta.url)));

/** A stub with a body in place of each exercise, in their order. */
function written(id: string, bodies: string[]): string {
  let next = 0;
  return stubs[id]!.replace(/ *\/\/ TODO[\s\S]*?throw new NotImplemented\(.*\);\n/g, () => `${bodies[next++]!}\n`);
}

/** Loops over rows and columns, as in C. */
export const loops: Record<string, string> = {
  "02-xo/convolve": written("02-xo/convolve", [
    `  const result: number[][] = [];
  const area = A * B;
  for (let top = 0; top + A <= H; top++) {
    const line: number[] = [];
    for (let left = 0; left + B <= W; left++) {
      let total = 0;
      for (let y = 0; y < A; y++) {
        for (let x = 0; x < B; x++) {
          total = total + kernel[y][x] * image[top + y][left + x];
        }
      }
      line.push(total / area);
    }
    result.push(line);
  }
  return result;`,
  ]),
  "02-xo/max-pool": written("02-xo/max-pool", [
    `  const found: number[] = [];
  let at = 0;
  do {
    found.push(at);
    at += stride;
  } while (at + Math.max(window - stride, 0) < length);
  return found;`,
    `  const out: number[][] = [];
  for (const top of tops) {
    const line: number[] = [];
    for (const left of lefts) {
      let best = -Infinity;
      for (let i = top; i < Math.min(H, top + window); i++) {
        for (let j = left; j < Math.min(W, left + window); j++) {
          if (map[i][j] > best) best = map[i][j];
        }
      }
      line.push(best);
    }
    out.push(line);
  }
  return out;`,
  ]),
  "03-training/backprop": written("03-training/backprop", [
    `  const all: number[][] = [x];
  for (let k = 0; k < weights.length; k++) {
    const next: number[] = [];
    for (let i = 0; i < weights[k].length; i++) {
      let z = 0;
      for (let j = 0; j < weights[k][i].length; j++) z += weights[k][i][j] * all[k][j];
      next.push(sigmoid(z));
    }
    all.push(next);
  }
  return all;`,
    `  const O = y.length;
  let slope: number[] = [];
  for (let i = 0; i < O; i++) slope.push((-2 / O) * (y[i] - prediction[i]));
  const result: number[][][] = new Array(weights.length);
  for (let k = weights.length - 1; k >= 0; k--) {
    const rows: number[][] = [];
    const below = new Array<number>(states[k].length).fill(0);
    for (let i = 0; i < states[k + 1].length; i++) {
      const out = states[k + 1][i];
      const dz = slope[i] * out * (1 - out);
      const row: number[] = [];
      for (let j = 0; j < states[k].length; j++) {
        row.push(dz * states[k][j]);
        below[j] += dz * weights[k][i][j];
      }
      rows.push(row);
    }
    result[k] = rows;
    slope = below;
  }
  return result;`,
    `  const states = forward(weights, x);
  const dW = backward(weights, states, y);
  const moved: number[][][] = [];
  for (let k = 0; k < weights.length; k++) {
    moved.push([]);
    for (let i = 0; i < weights[k].length; i++) {
      moved[k].push([]);
      for (let j = 0; j < weights[k][i].length; j++) moved[k][i].push(weights[k][i][j] - learningRate * dW[k][i][j]);
    }
  }
  return moved;`,
  ]),
};

/** Arrays made and folded, without a loop. */
export const folds: Record<string, string> = {
  "02-xo/convolve": written("02-xo/convolve", [
    `  const weights = kernel.flat();
  const windowAt = (i: number, j: number) => image.slice(i, i + A).flatMap((row) => row.slice(j, j + B));
  const score = (i: number, j: number) => windowAt(i, j).reduce((sum, pixel, n) => sum + pixel * weights[n], 0);
  return Array.from({ length: H - A + 1 }, (_, i) =>
    Array.from({ length: W - B + 1 }, (__, j) => score(i, j) / weights.length),
  );`,
  ]),
  "02-xo/max-pool": written("02-xo/max-pool", [
    `  const overlap = window > stride ? window - stride : 0;
  const many = Math.max(1, Math.ceil((length - overlap) / stride));
  return Array.from({ length: many }, (_, n) => n * stride);`,
    `  const inside = (start: number, place: number) => place >= start && place < start + window;
  const largest = (numbers: number[]) => numbers.reduce((a, b) => (a > b ? a : b));
  return tops
    .map((top) => map.filter((_, i) => inside(top, i)))
    .map((rows) => lefts.map((left) => largest(rows.map((row) => largest(row.filter((_, j) => inside(left, j)))))));`,
  ]),
  "03-training/backprop":
    written("03-training/backprop", [
      `  const layer = (state: number[], W: number[][]) => W.map((row) => sigmoid(dot(row, state)));
  return weights.reduce((states, W) => [...states, layer(states.at(-1)!, W)], [x]);`,
      `  const lossSlope = prediction.map((p, i) => (2 / prediction.length) * (p - y[i]));
  const walk = (k: number, above: number[]): number[][][] => {
    if (k < 0) return [];
    const delta = states[k + 1].map((h, i) => above[i] * (h - h ** 2));
    const transposed = states[k].map((_, j) => weights[k].map((row) => row[j]));
    const own = delta.map((d) => states[k].map((h) => d * h));
    return [...walk(k - 1, transposed.map((column) => dot(column, delta))), own];
  };
  return walk(weights.length - 1, lossSlope);`,
      `  const minus = (a: number[][], b: number[][]) => a.map((row, i) => row.map((v, j) => v - learningRate * b[i][j]));
  const slopes = backward(weights, forward(weights, x), y);
  return weights.map((matrix, k) => minus(matrix, slopes[k]));`,
    ]) +
    `
const dot = (a: number[], b: number[]) => a.map((value, i) => value * b[i]).reduce((sum, value) => sum + value, 0);
`,
};

/** Helpers, an output made first and filled in. */
export const filled: Record<string, string> = {
  "02-xo/convolve": written("02-xo/convolve", [
    `  const map = Array.from({ length: H - A + 1 }, () => new Array<number>(W - B + 1).fill(0));
  kernel.forEach((row, a) => {
    row.forEach((k, b) => {
      for (const [i, scores] of map.entries()) {
        for (const j of scores.keys()) scores[j] += k * image[i + a][j + b];
      }
    });
  });
  return map.map((scores) => scores.map((s) => s / (A * B)));`,
  ]),
  "02-xo/max-pool": written("02-xo/max-pool", [
    `  const result = [0];
  while (true) {
    const last = result[result.length - 1];
    const seen = last + Math.max(window, stride);
    if (seen >= length) return result;
    result.push(last + stride);
  }`,
    `  const pooled = tops.map(() => lefts.map(() => Number.NEGATIVE_INFINITY));
  map.forEach((row, i) => {
    row.forEach((value, j) => {
      tops.forEach((top, p) => {
        if (i < top || i >= top + window) return;
        lefts.forEach((left, q) => {
          if (j >= left && j < left + window) pooled[p][q] = Math.max(pooled[p][q], value);
        });
      });
    });
  });
  return pooled;`,
  ]),
  "03-training/backprop":
    written("03-training/backprop", [
      `  let state = x;
  const kept = [state];
  weights.forEach((W) => {
    state = multiply(W, state).map((z) => sigmoid(z));
    kept.push(state);
  });
  return kept;`,
      `  let error = prediction.map((value, i) => value - y[i]).map((e) => (e * 2) / prediction.length);
  return weights
    .map((W, k) => ({ W, below: states[k], above: states[k + 1] }))
    .reverse()
    .map(({ W, below, above }) => {
      const dZ = error.map((e, i) => e * above[i] * (1 - above[i]));
      error = multiply(turned(W), dZ);
      return outer(dZ, below);
    })
    .reverse();`,
      `  const copy = structuredClone(weights);
  backward(weights, forward(weights, x), y).forEach((layer, k) => {
    layer.forEach((row, i) => {
      row.forEach((slope, j) => {
        copy[k][i][j] -= learningRate * slope;
      });
    });
  });
  return copy;`,
    ]) +
    `
function multiply(W: number[][], h: number[]): number[] {
  const z: number[] = [];
  for (const row of W) {
    let sum = 0;
    row.forEach((w, j) => {
      sum += w * h[j];
    });
    z.push(sum);
  }
  return z;
}

function turned(W: number[][]): number[][] {
  return W[0].map((_, j) => W.map((row) => row[j]));
}

function outer(a: number[], b: number[]): number[][] {
  return a.map((p) => b.map((q) => p * q));
}
`,
};
