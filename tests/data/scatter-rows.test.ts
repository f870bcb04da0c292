import { expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { matrixRows } from "../../src/data/matrix.js";
import { scatterRows } from "../../src/data/scatter-rows.js";
import { matrix } from "../prepare/cohorts.js";

const values = matrix([[1, 0], [3, 4]]); // prettier-ignore

test("rows that were left out are missing", () => {
  expect(scatterRows(values, [1, 3], 4)).toEqual(matrix([[NaN, NaN], [1, 0], [NaN, NaN], [3, 4]])); // prettier-ignore
  const sparse = scatterRows(toCsr(values), [1, 3], 4);
  expect(sparse).toMatchObject({ kind: "csr", rows: 4, indptr: Uint32Array.of(0, 0, 1, 1, 3) });
  expect(matrixRows(sparse, [1, 3])).toEqual(toCsr(values));
});

test("no row left out: the same matrix", () => {
  expect(scatterRows(values, [0, 1], 2)).toBe(values);
});
