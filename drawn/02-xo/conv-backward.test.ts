import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { convolveBackward, maxPoolBackward, reluBackward, winnerOf } from "#lesson/02-xo/conv-backward";
import * as reference from "#reference/02-xo/conv-backward";
import { maxPool } from "#reference/02-xo/max-pool";

// Sums of up to 64 products below 1.
const ROUNDING = 1e-13;

test("drawn: a convolution sends its gradient back to the image and to the kernel", () => {
  const random = drawn(1);
  const [H, W, A, B] = [random.between(5, 8), random.between(5, 8), random.between(1, 3), random.between(2, 3)];
  const [image, kernel, dMap] = [random.matrix(H, W), random.matrix(A, B), random.matrix(H - A + 1, W - B + 1)];
  const want = reference.convolveBackward(dMap, image, kernel);
  expect(convolveBackward(dMap, image, kernel)).toBeNear(want, ROUNDING);
});

test("drawn: the winners of windows, inside the map and over its edge", () => {
  const random = drawn(2);
  const [H, W] = [random.between(4, 8), random.between(4, 8)];
  const map = random.matrix(H, W, -2, 1);
  for (let turn = 0; turn < 6; turn++) {
    const [top, left, window] = [random.below(H), random.below(W), random.between(2, 4)];
    expect(winnerOf(map, top, left, window)).toBeNear(reference.winnerOf(map, top, left, window), 0);
  }
});

test("drawn: pooling sends its gradient to the winners, also where windows overlap", () => {
  const random = drawn(3);
  for (const stride of [1, 2, 3]) {
    const [map, window] = [random.matrix(random.between(5, 8), random.between(5, 8)), random.between(2, 3)];
    const pooled = maxPool(map, window, stride);
    const dPooled = random.matrix(pooled.length, pooled[0].length);
    const want = reference.maxPoolBackward(dPooled, map, window, stride);
    expect(maxPoolBackward(dPooled, map, window, stride)).toBeNear(want, ROUNDING);
  }
});

test("drawn: the ReLU lets the gradient of positive scores through", () => {
  const random = drawn(4);
  const [H, W] = [random.between(3, 8), random.between(3, 8)];
  const [map, dRectified] = [random.matrix(H, W), random.matrix(H, W)];
  expect(reluBackward(dRectified, map)).toBeNear(reference.reluBackward(dRectified, map), 0);
});
