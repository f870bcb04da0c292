import { expect, test } from "@jest/globals";
import { studyCharts } from "../../../src/notebook/charts/study-charts.js";
import { fakeResult } from "../../report/fake-result.js";
import { specOf, wordsOf } from "./examples.js";

const result = fakeResult();
const charts = studyCharts(result);

test("curves of the study's own predictions", () => {
  for (const picture of [charts.roc(), charts.precisionRecall({ mean: "micro" })])
    for (const name of result.classes) expect(wordsOf(picture)).toContain(name);
  expect(wordsOf(charts.calibration({ class: result.classes[1]! }))).toContain("Malignant & cycling");
});

test("gene sets of all classes or of one", () => {
  expect(specOf(charts.enrichment()).vconcat).toHaveLength(3);
  const one = charts.enrichment(result.classes[2], { top: 3 });
  expect(specOf(one).vconcat).toHaveLength(1);
  expect(specOf(one).vconcat[0].layer[0].data.values).toHaveLength(3);
  expect(() => charts.enrichment("Astro")).toThrow(expect.objectContaining({ tag: "UnknownName" }));
  expect(() => studyCharts({ ...result, enrichment: [] }).enrichment()).toThrow(
    expect.objectContaining({ tag: "UnsuitableData" }),
  );
});

test("the heat map takes the top genes of each class, or those that are named", () => {
  const top = wordsOf(charts.clustermap({ top: 2 }));
  expect(top).toContain("24 samples and 6 genes");
  const { features } = result.images.layout;
  expect(wordsOf(charts.clustermap({ genes: [features[3]!, features[9]!, features[3]!] }))).toContain("2 genes");
  expect(() => charts.clustermap({ genes: ["NOT A GENE"] })).toThrow(expect.objectContaining({ tag: "UnknownName" }));
  expect(() => charts.clustermap({ top: 0 })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  expect(() => studyCharts({ ...result, genes: [] }).clustermap()).toThrow(
    expect.objectContaining({ tag: "UnsuitableData" }),
  );
});

test("colours beside the heat map are the classes, or any column of the samples", () => {
  const domainOf = (picture: ReturnType<typeof charts.clustermap>) =>
    (specOf(picture).layer as { mark: { type: string }; encoding: { color?: { scale: { domain: string[] } } } }[]).find(
      ({ mark }) => mark.type === "rect",
    )!.encoding.color!.scale.domain;
  expect(domainOf(charts.clustermap())).toEqual(result.classes);
  expect(domainOf(charts.clustermap({ by: "sample" }))).toHaveLength(24);
  expect(() => charts.clustermap({ by: "nothing" })).toThrow(expect.objectContaining({ tag: "UnknownName" }));
});
