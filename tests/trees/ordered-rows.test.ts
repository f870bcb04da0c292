import { expect, test } from "@jest/globals";
import { allFeatures } from "../../src/trees/feature-share.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { orderRows, rowsWith } from "../../src/trees/ordered-rows.js";
import { matrix } from "../prepare/cohorts.js";

test("samples stand in the order of their codes, equal ones as they came; the next round of features begins", () => {
  const data = orderedFeatures(matrix([[3, 1, 5], [1, 1, 4], [2, 0, 5], [1, 1, 3]]), 10); // prettier-ignore
  const share = allFeatures(3);
  const rows = rowsWith(4, 12);
  orderRows(data, share, rows);
  expect([...rows]).toEqual([1, 3, 2, 0, 2, 0, 1, 3, 3, 1, 0, 2]);
  expect(share.take()).toBe(0);
});

test("numbers are as narrow as the samples allow, in the memory that is given", () => {
  expect(rowsWith(65_536, 3)).toEqual(new Uint16Array(3));
  expect(rowsWith(65_537, 3)).toEqual(new Uint32Array(3));
  expect(rowsWith(5, 3, (bytes) => new SharedArrayBuffer(bytes)).buffer).toBeInstanceOf(SharedArrayBuffer);
});
