import { describe, expect, test } from "@jest/globals";
import { omics } from "../../src/omics/omics.js";
import { smallCohort } from "./small-cohort.js";

const dots = () => omics(smallCohort()).encode("saliencyRgb", { place: "samples", pixels: 16 });
const quiet = { featureNoise: 0, featureDropout: 0 };
const published = { ...quiet, protocol: "published" } as const;

test("a published protocol by name, without what it cannot do, passes", () => {
  expect(() => dots().classify("smallCnn", published)).not.toThrow();
  expect(() =>
    omics(smallCohort()).encode("deepInsight").classify("smallCnn", { protocol: "published" }),
  ).not.toThrow();
});

describe("before any work is done", () => {
  test("places of samples are refused where nobody asked for the paper's protocol", () => {
    expect(() => dots().classify("smallCnn", quiet)).toThrow(/cannot be judged honestly.*protocol: "published"/);
  });

  test("noise on features is refused where pictures cannot be drawn anew, and by itself there is none", () => {
    expect(() => dots().classify("smallCnn", { protocol: "published" })).not.toThrow();
    expect(() => dots().classify("smallCnn", { protocol: "published", featureDropout: 0.2 })).toThrow(
      /draw a sample anew.*a dot has its place.*featureNoise: 0, featureDropout: 0/,
    );
  });

  test("a control that would change nothing is refused", () => {
    expect(() => dots().classify("smallCnn", { ...published, controls: ["shuffledLayout"] })).toThrow(
      /no features to be shuffled: a dot stands for a sample/,
    );
  });

  test("so it is where all branches see tables", () => {
    const branches = omics({ rna: "rna.tsv", mirna: "mirna.tsv" }).fuse("intermediate");
    const controls = ["shuffledLayout"] as const;
    expect(() => branches.classify("perceptron", { controls })).toThrow(/All branches see tables.*no layout/);
    expect(() => branches.encode("igtd").classify("perceptron", { controls })).not.toThrow();
    expect(() => branches.classify("perceptron", { controls: ["shuffledLabels"] })).not.toThrow();
  });

  test("a protocol that would not be kept is refused", () => {
    expect(() => omics(smallCohort()).classify("auto", { protocol: "published" })).toThrow(/within the training folds/);
    const late = omics({ rna: "rna.tsv", mirna: "mirna.tsv" }).fuse("late").encode("deepInsight");
    expect(() => late.classify("smallCnn", { protocol: "published" })).toThrow(/within the training folds/);
  });
});
