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
    "2 gene names look like dates, as spreadsheets make them: 1-Mar, Sep-2.",
  ],
  [
    "names of another encoding",
    clean,
    { features: ["a\uFFFD", "b", "c", "d"] },
    "1 names are not UTF-8 text: a\uFFFD.",
  ],
  [
    "repeated features",
    clean,
    { seen: { repeated: { samples: [], features: ["g1"] } } },
    "1 features are named more than once: g1.",
  ],
  [
    "repeated samples",
    clean,
    { seen: { repeated: { samples: ["s1"], features: [] } } },
    "1 samples are named more than once: s1.",
  ],
  ["a sample of zeros", [...clean, [0, 0, 0, 0]], {}, "1 samples are 0 throughout: s2."],
  ["equal samples", [...clean, [1, 2, 3, 4]], {}, "1 samples repeat another one value by value: s2 = s0."],
  [
    "few features",
    [
      [1, 2],
      [2, 4],
    ],
    {},
    "There are only 2 features.",
  ],
  [
    "more samples than features",
    [...clean, [3, 4, 5, 6], [4, 1, 2, 3], [5, 1, 2, 3]],
    {},
    "There are more samples (5) than features (4): are they exchanged?",
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
    "1 features never change: g0.",
  ],
  [
    "features of zeros",
    [
      [0, 2, 3, 4],
      [0, 3, 4, 6],
    ],
    {},
    "1 features are 0 throughout: g0.",
  ],
])("%s", (_, rows, change, sentence) => {
  expect(suspicions(rows, change)).toContain(sentence);
});

test("where names settle which side the samples are on, their number is not suspicious", () => {
  const rows = [...clean, [3, 4, 5, 6], [4, 1, 2, 3], [5, 1, 2, 3]];
  expect(suspicions(rows, { seen: { reasons: ["corner", "shape"] } })).toEqual([]);
});
