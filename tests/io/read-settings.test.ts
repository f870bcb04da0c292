import { expect, test } from "@jest/globals";
import { readDefaults, type ReadSettings } from "../../src/io/read-settings.js";
import { omics } from "../../src/omics/omics.js";

/** Every setting with another value than its default. */
const asked: ReadSettings = {
  features: "rows",
  duplicates: "mean",
  featureNames: "names.txt",
  layer: "counts",
  raw: true,
  assay: "rna",
  sheet: "Counts",
  sampleColumns: ["age"],
  sha256: "0f",
};

test("defaults are frozen, and there is one for each setting", () => {
  expect([Object.isFrozen(readDefaults), Object.isFrozen(readDefaults.sampleColumns)]).toEqual([true, true]);
  expect(Object.keys(readDefaults)).toEqual(Object.keys(asked));
});

test("a plan records each, in this order, as it always was; what asks for nothing is left out", () => {
  const json = (options: Partial<ReadSettings>) => JSON.stringify(omics("a.tsv", options).toJSON());
  const source = (told: string) => `"source":{"file":"a.tsv",${told}},"seed":1,"steps":[]}`;
  expect(json(asked)).toBe(
    `{"omixel":2,${source(
      '"features":"rows","duplicates":"mean","featureNames":"names.txt","layer":"counts","raw":true,"assay":"rna",' +
        '"sheet":"Counts","sampleColumns":["age"],"sha256":"0f"',
    )}`,
  );
  for (const options of [{}, readDefaults])
    expect(json(options)).toBe(`{"omixel":1,${source('"features":"auto","duplicates":"error"')}`);
  for (const name of Object.keys(asked) as (keyof ReadSettings)[]) {
    const { omixel } = omics("a.tsv", { [name]: asked[name] }).toJSON();
    expect([name, omixel]).toEqual([name, name === "features" || name === "duplicates" ? 1 : 2]);
  }
});
