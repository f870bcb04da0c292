import { compareMethods } from "../../../src/evaluate/compare-methods.js";
import { rankMethods } from "../../../src/evaluate/friedman.js";
import { classificationMetrics, summarise } from "../../../src/evaluate/metrics.js";
import type { ComparisonResult, MethodResult } from "../../../src/omics/compare/result.js";
import type { ScoredRun } from "../../../src/omics/score.js";
import { fakeResult } from "../../report/fake-result.js";

/** A comparison as a run would leave it: three methods over five folds of twenty samples, the last of which failed. */
export function fakeComparison(): ComparisonResult {
  const methods = [
    methodOf("forest <500>", [20, 19, 18, 20, 19]),
    methodOf("igtd | smallCnn", [17, 18, 16, 18, 17]),
    { ...methodOf("failing", []), error: "There is no such file." },
  ];
  const ended = methods.filter(({ run }) => run);
  const scores = ended.map(({ run }) => run!.folds.map(({ metrics }) => metrics.accuracy));
  const differences = compareMethods(scores, 0, 0.25);
  return {
    source: "counts.tsv",
    label: "type",
    samples: 100,
    classes: ["a", "b"],
    folds: 5,
    repeats: 1,
    measure: "accuracy",
    reference: "forest <500>",
    referenceIsBest: true,
    methods: methods.map((own, m) => ({
      ...own,
      difference: differences[m] ?? null,
      paired: m === 1 ? { difference: -0.1, standardError: 0.03, samples: 100 } : null,
    })),
    ranks: {
      ...rankMethods(scores[0]!.map((_, fold) => scores.map((own) => own[fold]!))),
      names: ended.map(({ name }) => name),
    },
    warnings: ["filter: <2> samples do not pass."],
    seconds: 12,
  };
}

function methodOf(name: string, hits: readonly number[]): MethodResult {
  const plan = { omixel: 1, source: { memory: "100 samples" }, seed: 1, steps: [] };
  const base = { name, plan, seconds: 1.25, difference: null, paired: null };
  if (hits.length === 0) return base;
  const folds = hits.map((right, fold) => {
    const truth = Int32Array.from({ length: 20 }, (_, i) => i % 2);
    const probabilities = Float32Array.from({ length: 40 }, (_, at) => {
      const isRight = at >> 1 < right;
      return (at % 2 === truth[at >> 1]) === isRight ? 0.8 : 0.2;
    });
    const metrics = classificationMetrics(truth, probabilities, ["a", "b"]);
    return { fold, seconds: 0.25, trainSamples: 80, testSamples: 20, metrics, history: [] };
  });
  const run: ScoredRun = { ...fakeResult(), folds, ...summarise(folds.map(({ metrics }) => metrics)) };
  return { ...base, run };
}
