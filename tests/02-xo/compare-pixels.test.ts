import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/compare-pixels.json";
import "#kit/matchers";
import { fc, forAll, matrix } from "#kit/property";
import { agreement, differenceTable, nearestTemplate } from "#lesson/02-xo/compare-pixels";

const { slide, moved, other, grey } = fixture.cases;

const ink = fc.constantFrom(-1, 1);
const negative = (picture: number[][]) => picture.map((row) => row.map((pixel) => -pixel));

test("the X and its deformed twin differ where the slide puts its 16 marks", () => {
  expect(differenceTable(slide.a, slide.b)).toBeNear(slide.marks, 0);
});

test("grey pixels of an image that is not square differ unless they are the same", () => {
  expect(differenceTable(grey.a, grey.b)).toBeNear(grey.table, 0);
});

test("a pixel that differs by a hair differs", () => {
  expect(differenceTable([[0.5, 1, 1e-300]], [[0.5, 1 - 1e-15, 0]])).toBeNear([[0, 1, 1]], 0);
});

test("comparing leaves the first image as it was", () => {
  const image = [[1, -1]];
  differenceTable(image, [[1, 1]]);
  expect(image).toBeNear([[1, -1]], 0);
});

// A fraction of whole pixels is rounded once; the mean of marks subtracted from 1 is rounded twice.
const TWICE = 3e-16;

test("the X and its deformed twin agree on 65 of 81 pixels", () => {
  expect(agreement(slide.a, slide.b)).toBeNear(65 / 81, TWICE);
});

test("agreement is a fraction of all pixels, in an image that is not square", () => {
  expect(agreement(grey.a, grey.b)).toBeNear(grey.agreement, TWICE);
});

test("an X moved by one pixel agrees less with the X than an O does", () => {
  const agreements = [agreement(moved.a, moved.b), agreement(other.a, other.b)];
  expect(agreements).toBeNear([55 / 81, 60 / 81], TWICE);
});

test("images may change places", () => {
  forAll([matrix(3, 2, ink), matrix(3, 2, ink)], (a, b) => {
    expect(agreement(b, a)).toBeNear(agreement(a, b), 0);
  });
});

test("an image agrees fully with itself and not at all with its negative", () => {
  forAll([matrix(3, 4, ink)], (image) => {
    expect([agreement(image, image), agreement(image, negative(image))]).toBeNear([1, 0], 0);
  });
});

test("an image is recognised by its own template", () => {
  expect(nearestTemplate(other.b, [slide.a, slide.b, other.b])).toBeNear(2, 0);
});

test("literal comparison takes an X for an O when its template has moved by one pixel", () => {
  expect(nearestTemplate(slide.a, [moved.b, other.b])).toBeNear(1, 0);
});

test("the first of equally good templates is taken", () => {
  expect(nearestTemplate([[1, 1]], [[[-1, -1]], [[1, -1]], [[-1, 1]]])).toBeNear(1, 0);
});

test("images of different size are refused", () => {
  expect(() => differenceTable([[1, 1]], [[1], [1]])).toThrow(RangeError);
  expect(() => agreement([[1, 1]], [[1], [1]])).toThrow(RangeError);
  expect(() => nearestTemplate([[1]], [])).toThrow(RangeError);
});
