import { expect, test } from "@jest/globals";
import { toCsr } from "../../../src/data/csr.js";
import { dense } from "../../../src/data/dense.js";
import { texts } from "../../../src/data/table.js";
import { columnsByAssay, featureTable, requireFit, tenxBlocks, tenxCohort } from "../../../src/io/tenx/tenx-cohort.js";

const features = [
  { id: "E1", name: "A", kind: "Gene Expression" },
  { id: "P1", name: "A", kind: "Antibody Capture" },
  { id: "E2", name: "A", kind: "Gene Expression" },
];
const values = toCsr(dense(1, 3, Float32Array.of(1, 2, 3)));

test("features of one kind become an assay, whatever their order", () => {
  expect([...columnsByAssay(features)]).toEqual([
    ["rna", [0, 2]],
    ["protein", [1]],
  ]);
  const { assays } = tenxCohort(values, features, ["x"], "f", {});
  expect([...assays.rna!.values.values, ...assays.protein!.values.values]).toEqual([1, 3, 2]);
  expect(texts(assays.rna!.features, "feature")).toEqual(["A", "A-1"]);
  expect(Object.keys(tenxCohort(values, features, ["x"], "f", { assay: "protein" }).assays)).toEqual(["protein"]);
  expect(() => tenxCohort(values, features, ["x"], "f", { assay: "rnb" })).toThrow(
    expect.objectContaining({ tag: "UnknownName", remedy: "Use one of: rna, protein." }),
  );
});

test("ids that occur twice leave the names as they are, for the policy to judge", () => {
  expect(texts(featureTable([features[0]!, features[0]!], true), "feature")).toEqual(["A", "A"]);
  expect(() => tenxCohort(toCsr(dense(1, 2)), [features[0]!, features[0]!], ["x"], "f", {})).toThrow(
    expect.objectContaining({ tag: "DuplicateNames" }),
  );
});

test("blocks are of one assay", () => {
  const source = {
    rows: 1,
    columns: 3,
    kind: "csr" as const,
    blocks: () => Promise.reject(new Error("none")) as never,
  };
  expect(tenxBlocks(source, features, ["x"], "f", {})).toMatchObject({ assay: "rna", values: { columns: 2 } });
  expect(() => tenxBlocks(source, features, ["x"], "f", { assay: "atac" })).toThrow(
    expect.objectContaining({ tag: "UnknownName" }),
  );
});

test("parts that do not fit are told with their numbers", () => {
  expect(() => requireFit({ rows: 2, columns: 3 }, features, ["x"], "f")).toThrow(
    expect.objectContaining({
      what: "The matrix has 3 features × 2 barcodes, but 3 features and 1 barcodes are named.",
    }),
  );
});
