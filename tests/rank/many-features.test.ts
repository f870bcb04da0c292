import { expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import type { AnyRanker } from "../../src/rank/ranker.js";
import { rankers } from "../../src/rank/registry.js";
import { bestOf, scoresOf } from "./reference.js";

// More features than a function takes arguments (about 125,000), and more than a code of 16 bits could number: every CpG
// of a methylation array. Twelve samples keep it fast.
const [samples, features] = [12, 130_000];
const planted = 127_001;
const values = dense(samples, features);
// All others are seen in one sample of either class.
for (let j = 0; j < features; j++)
  for (let i = 0; i < samples; i++)
    values.values[i * features + j] = j === planted ? (i % 2) * 4 + i / 100 : i >> 1 === j % 6 ? 1 : 0;
const labels = Int32Array.from({ length: samples }, (_, i) => i % 2);

test.each<[keyof typeof rankers, object]>([
  ["decisionTree", {}],
  ["randomForest", { trees: 2, tried: "all" }],
  ["xgboost", { rounds: 2, minChildWeight: 0 }],
  ["lightgbm", { rounds: 2, minLeaf: 1 }],
  ["catboost", { rounds: 2 }],
])("%s finds the one feature of 130,000 that tells the classes apart", async (name, options) => {
  const ranker: AnyRanker = rankers[name];
  const scores = await scoresOf(ranker, options, { values, labels });
  expect(scores).toHaveLength(features);
  expect(bestOf(scores, 1)).toEqual([planted]);
  expect(await scoresOf(ranker, options, { values: toCsr(values), labels })).toEqual(scores);
});
