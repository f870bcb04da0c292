import { expect, test } from "@jest/globals";
import { checkSynthesis } from "../../src/omics/check-synthesis.js";
import { omics } from "../../src/omics/omics.js";

test("synthetic samples are refused where steps see samples that are to be tested", () => {
  const plan = () => omics("a.tsv").synthesise("gan").encode("deepInsight");
  expect(() => checkSynthesis(plan().classify("smallCnn").toJSON())).not.toThrow();
  expect(() => plan().classify("smallCnn", { protocol: "published" })).toThrow(
    expect.objectContaining({ tag: "InvalidOption", place: { step: "synthesise" } }),
  );
});
