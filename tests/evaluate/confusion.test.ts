import { expect, test } from "@jest/globals";
import { averagedConfusion, classScores, confusionOf, summedConfusion } from "../../src/evaluate/confusion.js";

const labels = ["a", "b", "c"];
const first = confusionOf(Int32Array.of(0, 0, 0, 1), Int32Array.of(0, 0, 1, 1), labels);
const second = confusionOf(Int32Array.of(0, 2), Int32Array.of(1, 2), labels);

test("rows are true classes, columns predicted ones", () => {
  expect(first.counts).toEqual([
    [2, 1, 0],
    [0, 1, 0],
    [0, 0, 0],
  ]);
});

test("scores of each class; a fraction of nothing is 0", () => {
  expect(classScores(first)).toEqual([
    { label: "a", precision: 1, recall: 2 / 3, f1: 0.8, support: 3 },
    { label: "b", precision: 0.5, recall: 1, f1: 2 / 3, support: 1 },
    { label: "c", precision: 0, recall: 0, f1: 0, support: 0 },
  ]);
});

test("counts add up", () => {
  expect(summedConfusion([first, second]).counts).toEqual([
    [2, 2, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
});

test("shares are averaged over the matrices that have samples of the class", () => {
  expect(averagedConfusion([first, second]).counts).toEqual([
    [1 / 3, 2 / 3, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  expect(averagedConfusion([first]).counts[2]).toEqual([0, 0, 0]);
});
