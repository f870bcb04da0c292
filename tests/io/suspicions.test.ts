import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { checkValues } from "../../src/io/check-values.js";
import type { RawTable, Seen } from "../../src/io/raw-table.js";
import { suspicionsOf } from "../../src/io/suspicions.js";

const clean = [
  [1, 2, 3, 4],
  [2, 3, 4, 6],
];

function suspicions(rows: readonly (readonly number[])[], change: { features?: string[]; seen?: Partial<Seen> } = {}) {
  const values = dense(rows.length, rows[0]!.length, Float32Array.from(rows.flat()));
  const table: RawTable = {
    values,
    samples: rows.map((_, i) => `s${i}`),
    features: change.features ?? rows[0]!.map((_, j) => `g${j}`),
    orientation: "rows",
    description: "",
    seen: {
      format: "delimited",
      compression: "none",
      rows: 0,
      columns: 0,
      reasons: ["shape"],
      repeated: { samples: [], features: [] },
      notes: [],
      ...change.seen,
    },
  };
  return suspicionsOf(table, checkValues(values));
}

test("a clean table raises none", () => {
  expect(suspicions(clean)).toEqual([]);
});

test.each([
  [
    "dates for genes",
    clean,
    { features: ["1-Mar", "Sep-2", "TP53", "MYC"] },
    "Gene names that look like dates, as spreadsheets make them (2): 1-Mar (was MARCH1?), Sep-2 (was SEPT2?).",
  ],
  [
    "names of another encoding",
    clean,
    { features: ["a\uFFFD", "b", "c", "d"] },
    "Names that are not UTF-8 text (1): a\uFFFD.",
  ],
  [
    "repeated features",
    clean,
    { seen: { repeated: { samples: [], features: ["g1"] } } },
    "Features named more than once (1): g1.",
  ],
  [
    "repeated samples",
    clean,
    { seen: { repeated: { samples: ["s1"], features: [] } } },
    "Samples named more than once (1): s1.",
  ],
  ["a sample of zeros", [...clean, [0, 0, 0, 0]], {}, "Samples without a value other than 0 (1): s2."],
  ["a sample of nothing", [...clean, [NaN, 0, NaN, NaN]], {}, "Samples without a value other than 0 (1): s2."],
  ["equal samples", [...clean, [1, 2, 3, 4]], {}, "Samples equal to another one in every value (1): s2 = s0."],
  [
    "few features",
    [
      [1, 2],
      [2, 4],
    ],
    {},
    "The table has fewer than three features.",
  ],
  [
    "more samples than features",
    [...clean, [3, 4, 5, 6], [4, 1, 2, 3], [5, 1, 2, 3]],
    {},
    "More samples (5) than features (4): are they exchanged?",
  ],
  [
    "negative whole numbers",
    [
      [1, -2, 3, 4],
      [2, 3, 4, 6],
    ],
    {},
    "All values are whole numbers, but some are negative: they are no counts.",
  ],
  [
    "missing values",
    [
      [NaN, 2, 3, 4],
      [1, NaN, NaN, NaN],
    ],
    {},
    "Sample s1 misses 75 % of its values.",
  ],
  [
    "features that never change",
    [
      [7, 2, 3, 4],
      [7, 3, 4, 6],
    ],
    {},
    "Features that never change (1): g0.",
  ],
  [
    "features of zeros",
    [
      [0, 2, 3, 4],
      [0, 3, 4, 6],
    ],
    {},
    "Features without a value other than 0 (1): g0.",
  ],
])("%s", (_, rows, change, sentence) => {
  expect(suspicions(rows, change)).toContain(sentence);
});

test("where names settle which side the samples are on, their number is not suspicious", () => {
  const rows = [...clean, [3, 4, 5, 6], [4, 1, 2, 3], [5, 1, 2, 3]];
  expect(suspicions(rows, { seen: { reasons: ["corner", "shape"] } })).toEqual([]);
});

test("more samples than features are nothing odd where the format says which side is which", () => {
  const rows = [...clean, [3, 4, 5, 6], [4, 1, 2, 3], [5, 1, 2, 3]];
  expect(suspicions(rows, { seen: { format: "arff" } })).toEqual([]);
});
