import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { AnyClassifier } from "../../src/classify/classifier.js";
import { gnn } from "../../src/classify/gnn.js";
import { intermediateClassifier } from "../../src/classify/intermediate.js";
import { networkClassifier } from "../../src/classify/network-classifier.js";
import { type RowParts, validationSets } from "../../src/classify/validation-sets.js";
import { withColumn } from "../../src/data/table.js";
import { deepInsight } from "../../src/encoders/deep-insight.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { seededRandom } from "../../src/random.js";
import type { TrainingSet } from "../../src/train/training-set.js";
import { describeTensorFlow } from "../engine/engines.js";
import { temporaryFolder } from "../omics/quick-plan.js";
import { smallCohort } from "../omics/small-cohort.js";
import { toyContext, toySet } from "../train/toy.js";

/** Each image begins with the number of its row. */
const set = toySet(40);
for (let row = 0; row < 40; row++) set.images[row * 128] = row;
const rowsOf = ({ images, count }: TrainingSet) => Array.from({ length: count }, (_, i) => images[i * 128]!);

const patient = { patience: 3, validation: 0.25 };
const split = (seed: number, parts: RowParts = {}) => {
  const { fit, validation } = validationSets(set, patient, seededRandom(seed), parts);
  return { fit: rowsOf(fit), validation: rowsOf(validation!), labels: [...validation!.labels] };
};

describe("validation rows", () => {
  test("are none without early stopping", () => {
    expect(validationSets(set, { patience: 0, validation: 0.25 }, seededRandom(1))).toEqual({ fit: set });
  });

  test("are the asked share of each class, apart from the others, and another seed's are others", () => {
    const { fit, validation, labels } = split(1);
    expect([...fit, ...validation].sort((a, b) => a - b)).toEqual(rowsOf(set));
    expect(labels.filter((label) => label === 1)).toHaveLength(5);
    expect(validation).toHaveLength(10);
    expect(split(1).validation).toEqual(validation);
    expect(split(2).validation).not.toEqual(validation);
  });

  test("are whole groups", () => {
    const groups = Array.from({ length: 40 }, (_, row) => `patient ${Math.floor(row / 4)}`);
    const { fit, validation } = split(1, { groups });
    const of = (rows: number[]) => new Set(rows.map((row) => groups[row]));
    expect([...of(validation)].filter((group) => of(fit).has(group))).toEqual([]);
    expect(of(validation).size).toBeGreaterThan(1);
  });

  test("are measured ones: what was made is learnt from, in its place, with groups and without", () => {
    const synthetic = Uint8Array.from({ length: 40 }, (_, row) => Number(row >= 24));
    const groups = Array.from({ length: 40 }, (_, row) => `patient ${row >= 24 ? row : Math.floor(row / 4)}`);
    for (const parts of [{ synthetic }, { synthetic, groups }]) {
      const { fit, validation } = split(1, parts);
      expect(validation.filter((row) => row >= 24)).toEqual([]);
      expect([...fit, ...validation].sort((a, b) => a - b)).toEqual(rowsOf(set));
      expect(fit).toEqual([...fit].sort((a, b) => a - b));
    }
    expect(split(1, { synthetic }).validation).toHaveLength(6); // a quarter of 24, not of 40
  });

  test("of a single group cannot be set aside", () => {
    expect(() => split(1, { groups: new Array<string>(40).fill("one") })).toThrow(
      /All training samples are of one group/,
    );
  });
});

describeTensorFlow("classifiers set no sample aside that was made", (engine) => {
  const cohort = smallCohort();
  const marked = (measured: number) => {
    const made = Array.from({ length: 30 }, (_, i) => (i < measured ? "no" : "yes"));
    return {
      ...cohort,
      samples: withColumn(cohort.samples, "made", made),
      roles: { label: "label", synthetic: "made" },
    };
  };
  const encoder = { step: deepInsight, options: { ...deepInsight.defaults, pixels: 8, by: "pca" as const } };
  const edges = join(temporaryFolder(), "edges.tsv");
  writeFileSync(edges, Array.from({ length: 20 }, (_, j) => `g${j}\tg${j + 3}`).join("\n"));
  const classifiers: [string, AnyClassifier, object][] = [
    ["a network", networkClassifier(smallCnn), { filters: [4] }],
    ["intermediate fusion", intermediateClassifier(smallCnn, encoder, { join: "concatenate", dropModality: 0 }), { filters: [4] }],
    ["a graph network", gnn, { edges }],
  ]; // prettier-ignore

  test.each(classifiers)("%s", async (_, classifier, own) => {
    const options = { ...classifier.defaults, ...own, patience: 1, epochs: 1, steps: 2, batchSize: 8 };
    const fit = async (measured: number) => {
      const ctx = toyContext(engine);
      const train = marked(measured);
      const drawn = await deepInsight.apply(train, await deepInsight.fit(train, encoder.options, ctx), encoder.options, ctx); // prettier-ignore
      return classifier.fit(classifier.input === "images" ? drawn : train, options, ctx);
    };
    expect(classifier.history(await fit(4))[0]!.at(-1)!.validationLoss).toBeGreaterThan(0);
    await expect(fit(2)).rejects.toMatchObject({ tag: "TooFewSamples" }); // one measured sample of each class
  });
});
