import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { toCsr } from "../../src/data/csr.js";
import { filterVariance } from "../../src/prepare/filter-variance.js";
import { matrix, prepareWith } from "./cohorts.js";
import { firstRows, matrixOf, prepareReference } from "./reference.js";

const { scaling } = prepareReference;
const values = matrix([[1, 5, 0, 2, 3], [3, 5, 4, 0, 1], [5, 5, 8, 1, 2]]); // prettier-ignore
const keptOf = async (given: object, train: Parameters<typeof prepareWith>[2]) =>
  featureNames((await prepareWith(filterVariance, given, train)).cohort.assays.rna!);

describe("filterVariance", () => {
  test("keeps what scikit-learn's VarianceThreshold keeps, gaps left out", async () => {
    const support = scaling.variance as boolean[];
    const expected = support.flatMap((kept, j) => (kept ? [`g${j}`] : []));
    expect(expected.length).toBeLessThan(support.length);
    expect(await keptOf({ minVariance: 2 }, firstRows(matrixOf(scaling.holey), 10))).toEqual(expected);
  });

  test("constant features go by default, sparse or dense", async () => {
    for (const train of [values, toCsr(values)]) expect(await keptOf({}, train)).toEqual(["g0", "g2", "g3", "g4"]);
  });

  test("the top by variance, in table order; of equal ones the first", async () => {
    expect(await keptOf({ top: 3 }, values)).toEqual(["g0", "g2", "g3"]);
  });

  test("one training sample has no variance", async () => {
    await expect(keptOf({}, matrix([[1, 2, 3]]))).rejects.toThrow(/0 of 3 features are left.*Lower minVariance/);
  });

  test.each([{ minVariance: -1 }, { top: 2 }, { top: 3.5 }])("%j is refused", async (options) => {
    await expect(keptOf(options, values)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
