import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { stratifiedFolds } from "../../src/evaluate/folds.js";
import { foldCount, testRows } from "../../src/evaluate/fold-rows.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, parityCase } from "../shared.js";

const classCounts = (labels: readonly string[], foldOf: Int32Array, folds: number) =>
  [...new Set(labels)].map((name) => {
    const counts = new Array<number>(folds).fill(0);
    for (const [row, label] of labels.entries()) if (label === name) counts[foldOf[row]!]!++;
    return counts;
  });
const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

/** A number of folds and labels of at least two classes, each with at least that many rows, in any order. */
const study = fc
  .tuple(
    fc.integer({ min: 2, max: 6 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 6 }),
    fc.string(),
  )
  .map(([folds, extra, seed]) => ({
    folds,
    labels: seededRandom(seed).shuffle(extra.flatMap((more, c) => new Array<string>(folds + more).fill(`class ${c}`))),
  }));

test("every row is tested once, classes and sizes are even", () => {
  fc.assert(
    fc.property(study, fc.integer(), ({ folds, labels }, seed) => {
      const foldOf = stratifiedFolds(labels, folds, seededRandom(seed));
      expect(foldOf).toHaveLength(labels.length);
      expect(foldCount(foldOf)).toBe(folds);
      for (const counts of classCounts(labels, foldOf, folds)) expect(range(counts)).toBeLessThanOrEqual(1);
      const sizes = Array.from({ length: folds }, (_, fold) => testRows(foldOf, fold).length);
      expect(range(sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test("the same seed gives the same folds, another seed others", () => {
  const labels = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? "a" : "b"));
  const folds = (seed: number) => stratifiedFolds(labels, 5, seededRandom(seed));
  expect(folds(1)).toEqual(folds(1));
  expect(folds(1)).not.toEqual(folds(2));
});

test("groups stay whole", () => {
  fc.assert(
    fc.property(study, fc.integer({ min: 2, max: 4 }), fc.integer(), ({ folds, labels }, size, seed) => {
      const groups = labels.map((label, row) => `${label}, patient ${Math.floor(row / size)}`);
      let foldOf: Int32Array;
      try {
        foldOf = stratifiedFolds(labels, folds, seededRandom(seed), groups);
      } catch (error) {
        expect(error).toMatchObject({ tag: "TooFewSamples" });
        return;
      }
      expect(new Set(foldOf).size).toBe(folds);
      const foldOfGroup = new Map<string, number>();
      for (const [row, group] of groups.entries()) {
        expect(foldOfGroup.get(group) ?? foldOf[row]).toBe(foldOf[row]);
        foldOfGroup.set(group, foldOf[row]!);
      }
    }),
  );
});

test.each([
  ["one class", ["a", "a", "a"], 2, /All 3 samples are of the class "a"/],
  ["no sample", [], 2, /no labelled samples/],
  [
    "a class smaller than the folds",
    ["a", "a", "a", "b", "b", "b", "c", "c"],
    3,
    /"c" has 2 samples, fewer than the 3 folds.* at most 2 folds/,
  ],
  ["a class of one", ["a", "a", "b"], 2, /"b" has 1 sample, fewer than the 2 folds\. Merge the class/],
])("%s is told with its remedy", (_, labels, folds, message) => {
  expect(() => stratifiedFolds(labels, folds, seededRandom(1))).toThrow(
    expect.objectContaining({ tag: "TooFewSamples", message: expect.stringMatching(message) }),
  );
});

test.each([1, 0, 2.5, NaN])("%p folds are refused", (folds) => {
  expect(() => stratifiedFolds(["a", "b"], folds)).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
});

test("a class that comes from one group alone cannot be learnt and judged", () => {
  const labels = ["a", "a", "a", "b", "b", "b"];
  expect(() => stratifiedFolds(labels, 3, seededRandom(1), ["p", "p", "p", "q", "r", "s"])).toThrow(
    expect.objectContaining({
      tag: "TooFewSamples",
      message: expect.stringMatching(/class "a" are tested in fold \d/),
    }),
  );
});

describeWithShared("reference folds of scikit-learn", ["fixtures/parity/splits.json"], () => {
  const stratified = parityCase("splits", "stratified-k-fold");
  const grouped = parityCase("splits", "stratified-group-k-fold");
  const labels = stratified.input.labels.data as string[];

  test("without shuffling, rows are dealt out as by StratifiedKFold", () => {
    const foldOf = stratifiedFolds(labels, 5);
    const folds = [0, 1, 2, 3, 4].map((fold) => [...testRows(foldOf, fold)]);
    expect(folds).toEqual(stratified.expected.first_seen_rule_test_folds_unshuffled);
  });

  test("with groups, class shares are about as even as those of StratifiedGroupKFold", () => {
    const groups = grouped.input.groups.data as string[];
    const { shape, data } = grouped.expected.largest_class_share_deviation_per_fold as {
      shape: number[];
      data: number[];
    };
    const perRun = shape[1]!;
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const worst = Math.max(...[0, 1, 2].map((run) => mean(data.slice(run * perRun, (run + 1) * perRun))));
    for (let seed = 0; seed < 20; seed++) {
      const foldOf = stratifiedFolds(labels, 5, seededRandom(seed), groups);
      const counts = classCounts(labels, foldOf, 5);
      const deviations = [0, 1, 2, 3, 4].map((fold) => {
        const size = counts.reduce((sum, own) => sum + own[fold]!, 0);
        return Math.max(...counts.map((own) => Math.abs(own[fold]! / size - mean(own) * (5 / labels.length))));
      });
      expect(mean(deviations)).toBeLessThanOrEqual(worst + 0.05);
    }
  });
});
