import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { columnEntries } from "../../src/math/column-entries.js";
import { rankSums } from "../../src/math/rank-sums.js";
import { ranks } from "../../src/math/statistics.js";
import { dense } from "../../src/data/dense.js";
import { bothKinds, matrix } from "../prepare/cohorts.js";

const random = seededRandom(4);
const values = dense(
  60,
  3,
  new Float32Array(180).map(() => (random.next() < 0.5 ? 0 : Math.round(4 * random.normal()) / 2)),
);
const groups = Int32Array.from({ length: 60 }, (_, i) => i % 4);

describe.each(bothKinds(values))("rankSums, %s", (_kind, table) => {
  test("are the sums of plain ranks, with ties, zeros and negative values", () => {
    const entriesOf = columnEntries(table);
    const rank = rankSums(groups, 4);
    for (let j = 0; j < 3; j++) {
      const column = Float32Array.from({ length: 60 }, (_, i) => values.values[i * 3 + j]!);
      const plain = ranks(column);
      const { sums, total, ties } = rank(entriesOf(j));
      const expected = [0, 1, 2, 3].map((g) => plain.filter((_, i) => groups[i] === g).reduce((sum, r) => sum + r, 0));
      expect(Array.from(sums)).toEqual(expected);
      expect(total).toBe(60);
      const sizes = new Map<number, number>();
      for (const value of column) sizes.set(value, (sizes.get(value) ?? 0) + 1);
      expect(ties).toBe([...sizes.values()].reduce((sum, t) => sum + t ** 3 - t, 0));
    }
  });
});

test("missing values and rows without a group have no rank", () => {
  const table = matrix([[4], [NaN], [-1], [2], [9]]); // prettier-ignore
  const { sums, counts, total } = rankSums(Int32Array.of(0, 0, 1, 1, -1), 2)(columnEntries(table)(0));
  expect(Array.from(sums)).toEqual([3, 3]);
  expect(Array.from(counts)).toEqual([1, 2]);
  expect(total).toBe(3);
});
