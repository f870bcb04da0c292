import { describe, expect, test } from "@jest/globals";
import { omics } from "../../src/omics/omics.js";

const plan = () => omics("counts.tsv").samples("clinical.tsv", { label: "tissue" });

describe("steps that need what is to be predicted", () => {
  test("are refused before a classifier, with the way out", () => {
    const kept = plan()
      .combat({ covariates: ["tissue"] })
      .encode("saliencyRgb");
    expect(() => kept.classify("smallCnn")).toThrow(
      /step combat: A classifier cannot be judged after this step: it reads "tissue".*\.table\(\)/,
    );
    expect(() =>
      plan()
        .regressOut({ columns: ["tissue"] })
        .classify("smallCnn", { recipe: "auto" }),
    ).toThrow(/regressOut/);
  });

  test("whatever the order of the verbs", () => {
    const early = omics("counts.tsv")
      .combat({ covariates: ["tissue"] })
      .encode("saliencyRgb")
      .classify("smallCnn");
    expect(() => early.samples("clinical.tsv", { label: "tissue" })).toThrow(/cannot be judged/);
  });

  test("are welcome for a table, and with columns that new samples bring", () => {
    expect(() => plan().combat({ covariates: ["tissue"] })).not.toThrow();
    expect(() =>
      plan()
        .combat({ covariates: ["age"] })
        .encode("saliencyRgb")
        .classify("smallCnn"),
    ).not.toThrow();
  });
});
