import { expect, test } from "@jest/globals";
import { omics } from "../../src/omics/omics.js";
import { planClassifier } from "../../src/omics/plan-classifier.js";

const two = () => omics({ rna: "r.tsv", mirna: "m.tsv" });

test("the classifier is that of the plan, one for each assay with late fusion", () => {
  const early = planClassifier(two().fuse("early").classify("auto", { members: 4, folds: 3 }).toJSON());
  expect(early.classifier.name).toBe("auto");
  expect(early.options).toMatchObject({ members: 4 });
  expect(early.evaluation.folds).toBe(3);
  const late = planClassifier(two().fuse("late").classify("auto", { members: 4 }).toJSON());
  expect([late.classifier.name, late.classifier.input]).toEqual(["late auto", "table"]);
  expect(late.options).toMatchObject({ members: 4 });
  const drawn = planClassifier(two().fuse("late").encode("deepInsight").classify("smallCnn").toJSON());
  expect(drawn.classifier.name).toBe("late smallCnn");
  const joined = planClassifier(two().fuse("intermediate").encode("deepInsight").classify("smallCnn").toJSON());
  expect([joined.classifier.name, joined.classifier.input]).toEqual(["intermediate smallCnn", "table"]);
});
