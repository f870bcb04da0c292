import { expect, test } from "@jest/globals";
import { columnEntries } from "../../src/math/column-entries.js";
import { dense } from "../../src/data/dense.js";
import { bothKinds } from "../prepare/cohorts.js";

const values = dense(3, 40, new Float32Array(120));
values.values.set([1, 0, -2], 0);
values.values[40 + 2] = NaN;
values.values[80] = 5;
values.values[119] = 7;

test.each(bothKinds(values))("%s: what is not zero, column by column, in any order", (_kind, matrix) => {
  const entriesOf = columnEntries(matrix);
  const read = (column: number) => {
    const { rows, values: found } = entriesOf(column);
    return [Array.from(rows), Array.from(found)];
  };
  expect(read(0)).toEqual([[0, 2], [1, 5]]); // prettier-ignore
  expect(read(39)).toEqual([[2], [7]]);
  expect(read(1)).toEqual([[], []]);
  expect(read(2)).toEqual([[0, 1], [-2, NaN]]); // prettier-ignore
});

test("a zero that a sparse matrix stores is none", () => {
  const stored = { kind: "csr", rows: 1, columns: 1, indptr: Uint32Array.of(0, 1), indices: Uint32Array.of(0), values: Float32Array.of(0) } as const; // prettier-ignore
  expect(columnEntries(stored)(0).rows).toHaveLength(0);
});
