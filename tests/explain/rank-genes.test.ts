import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { rankGenes, rankGenesOverall } from "../../src/explain/rank-genes.js";

const features = ["A", "B", "C"];
const scores = dense(4, 3, Float32Array.of(1, 4, 1, 3, 2, 3, 9, 9, 9, 0, 8, 0));

test("each class ranks genes by the mean over its samples; equal scores share a rank", () => {
  expect(rankGenes(scores, features, Int32Array.of(0, 0, -1, 1), ["x", "y"])).toEqual([
    { feature: "B", class: "x", score: 3, rank: 1 },
    { feature: "A", class: "x", score: 2, rank: 2.5 },
    { feature: "C", class: "x", score: 2, rank: 2.5 },
    { feature: "B", class: "y", score: 8, rank: 1 },
    { feature: "A", class: "y", score: 0, rank: 2.5 },
    { feature: "C", class: "y", score: 0, rank: 2.5 },
  ]);
});

test("a class without samples has no ranking", () => {
  expect(new Set(rankGenes(scores, features, Int32Array.of(0, 0, 0, 0), ["x", "y"]).map((rank) => rank.class))).toEqual(
    new Set(["x"]),
  );
});

test("overall, each class counts once, however many samples it has", () => {
  expect(rankGenesOverall(scores, features, Int32Array.of(0, 0, -1, 1), 3)).toEqual([
    { feature: "B", class: "all", score: 5.5, rank: 1 },
    { feature: "A", class: "all", score: 1, rank: 2.5 },
    { feature: "C", class: "all", score: 1, rank: 2.5 },
  ]);
});
