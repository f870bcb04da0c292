import { expect, test } from "@jest/globals";
import { lineSearch } from "../../../src/baselines/softmax/line-search.js";

const at = (weight: number, value: number) => ({ weights: Float64Array.of(weight), scores: Float64Array.of(2 * weight), value }); // prettier-ignore
const square = (weights: Float64Array) => weights[0]! ** 2;

test("a step that falls enough is taken whole", () => {
  const found = lineSearch(at(1, 1), { weights: Float64Array.of(-1), scores: Float64Array.of(-2) }, -2, square)!;
  expect(found).toEqual({ weights: Float64Array.of(0), scores: Float64Array.of(0), value: 0, length: 1 });
});

test("one that goes too far is halved until it falls, scores with it", () => {
  const asked: number[] = [];
  const found = lineSearch(at(1, 1), { weights: Float64Array.of(-6), scores: Float64Array.of(-12) }, -12, (w, scores) => {
    expect(scores[0]).toBe(2 * w[0]!);
    asked.push(w[0]!);
    return square(w);
  })!; // prettier-ignore
  expect(asked).toEqual([-5, -2, -0.5]);
  expect([found.length, found.value]).toEqual([0.25, 0.25]);
});

test("a rise within rounding is let pass, any other step uphill is not taken", () => {
  const uphill = { weights: Float64Array.of(1), scores: Float64Array.of(2) };
  expect(lineSearch(at(1, 1), uphill, 0, () => 1 + 2 ** -52)?.length).toBe(1);
  expect(lineSearch(at(1, 1), uphill, 0, square)).toBeUndefined();
});
