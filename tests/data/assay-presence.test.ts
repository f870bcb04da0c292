import { expect, test } from "@jest/globals";
import { assayPresence, describePresence } from "../../src/data/assay-presence.js";
import type { Cohort } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import { tableOf } from "../../src/data/table.js";

const cohort = (measured: Record<string, number[]>): Cohort => ({
  samples: tableOf({ sample: Object.values(measured)[0]!.map((_, i) => `s${i}`) }),
  roles: {},
  assays: Object.fromEntries(
    Object.entries(measured).map(([name, bits]) => [
      name,
      { name, values: dense(bits.length, 2), features: tableOf({ feature: ["a", "b"] }), measured: Uint8Array.from(bits) }, // prettier-ignore
    ]),
  ),
});

test("counts who was measured where, the commonest pattern first", () => {
  const presence = assayPresence(cohort({ rna: [0, 1, 1, 1], mirna: [1, 1, 1, 0] }));
  expect(presence).toEqual({
    samples: 4,
    complete: 2,
    assays: [
      { name: "rna", features: 2, measured: 3, without: ["s0"] },
      { name: "mirna", features: 2, measured: 3, without: ["s3"] },
    ],
    patterns: [
      { assays: ["rna", "mirna"], samples: 2, first: ["s1", "s2"] },
      { assays: ["mirna"], samples: 1, first: ["s0"] },
      { assays: ["rna"], samples: 1, first: ["s3"] },
    ],
  });
  expect(describePresence(presence)).toEqual([
    "2 of 4 samples have all 2 assays.",
    'Assay "rna" was measured on 3 of 4 samples; not on s0.',
    'Assay "mirna" was measured on 3 of 4 samples; not on s3.',
  ]);
});

test("names five and counts the rest; says nothing where nothing is missing", () => {
  const presence = assayPresence(cohort({ rna: [1, ...Array<number>(8).fill(0)], mirna: Array<number>(9).fill(1) }));
  expect(describePresence(presence)[1]).toBe(
    'Assay "rna" was measured on 1 of 9 samples; not on s1, s2, s3, s4, s5 and 3 more.',
  );
  expect(describePresence(assayPresence(cohort({ rna: [1, 1] })))).toEqual([]);
});
