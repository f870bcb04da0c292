import { expect, test } from "@jest/globals";
import type { AssayPresence } from "../../../src/data/assay-presence.js";
import { assaysSection } from "../../../src/report/sections/assays.js";
import { fakeResult } from "../fake-result.js";

const section = (assays?: AssayPresence) => {
  const result = fakeResult();
  return assaysSection({ ...result, data: { ...result.data, ...(assays ? { assays } : {}) } });
};
const text = (assays: AssayPresence) => section(assays)!.body.markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "); // prettier-ignore

test("says how many samples have all assays, who lacks which, and what occurs together", () => {
  const shown = text({
    samples: 9,
    complete: 1,
    assays: [
      { name: "rna", features: 2000, measured: 9, without: [] },
      { name: "<mirna>", features: 300, measured: 1, without: ["a", "b", "c", "d", "e"] },
    ],
    patterns: [
      { assays: ["rna"], samples: 8, first: ["a", "b", "c", "d", "e"] },
      { assays: ["rna", "<mirna>"], samples: 1, first: ["z"] },
    ],
  });
  expect(shown).toMatch(/1 of 9 samples \(11\.1 %\) have all of them/);
  expect(shown).toMatch(/rna 2,000 9 0 –/);
  expect(shown).toMatch(/&lt;mirna&gt; 300 1 8 a, b, c, d, e and 3 more/);
  expect(shown).toMatch(/rna 8 a, b, c, d, e and 3 more rna \+ &lt;mirna&gt; 1 z/);
});

test("a whole cohort needs no table of patterns; one table no section at all", () => {
  const assays = ["rna", "mirna"].map((name) => ({ name, features: 5, measured: 9, without: [] }));
  const shown = text({ samples: 9, complete: 9, assays, patterns: [{ assays: ["rna", "mirna"], samples: 9, first: ["z"] }] }); // prettier-ignore
  expect(shown).toMatch(/Every one of the 9 samples/);
  expect(shown).not.toMatch(/commonest/);
  expect(section()).toBeUndefined();
});

test("many patterns are counted, not listed", () => {
  const patterns = Array.from({ length: 30 }, (_, i) => ({ assays: [`a${i}`], samples: 1, first: [`s${i}`] }));
  const shown = text({ samples: 30, complete: 0, assays: [], patterns });
  expect(shown).toMatch(/10 rarer patterns are not listed/);
  expect(shown).not.toMatch(/a25/);
});
