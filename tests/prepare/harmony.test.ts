import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { type Dense, dense } from "../../src/data/dense.js";
import { seededRandom } from "../../src/random.js";
import { mergeOptions } from "../../src/registry.js";
import { harmony, type HarmonyOptions } from "../../src/prepare/harmony.js";
import { testContext } from "../embed/context.js";
import { cohortOf, withSamples } from "./cohorts.js";

const [rows, columns] = [120, 12];
const random = seededRandom(3);
const kind = Array.from({ length: rows }, () => random.integer(3));
const batch = Array.from({ length: rows }, () => (random.next() < 0.5 ? "first" : "second"));
/** Three kinds of cell on three genes, and a batch effect on others. */
const values = dense(rows, columns, Float32Array.from({ length: rows * columns }, (_, at) => {
  const [i, j] = [Math.floor(at / columns), at % columns];
  return 0.4 * random.normal() + (j === kind[i] ? 4 : 0) + (batch[i] === "second" && j > 3 && j < 8 ? 1.5 : 0);
})); // prettier-ignore
const cohort = withSamples(cohortOf(values), { batch });

async function harmonised(given: Partial<HarmonyOptions>, train = cohort, other = train) {
  const options = mergeOptions<HarmonyOptions>("harmony", harmony.defaults, given);
  harmony.check!(options);
  const ctx = testContext();
  const state = await harmony.fit(train, options, ctx);
  return (await harmony.apply(other, state, options, ctx)).assays.rna!;
}

/** Distance between the means of two groups of samples. */
function gap(points: Dense, groups: readonly (string | number)[], a: string | number, b: string | number): number {
  const mean = (group: string | number) =>
    Array.from({ length: points.columns }, (_, d) => {
      const own = groups.flatMap((name, i) => (name === group ? [points.values[i * points.columns + d]!] : []));
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    });
  const [left, right] = [mean(a), mean(b)];
  return Math.hypot(...left.map((value, d) => value - right[d]!));
}

describe("harmony", () => {
  test("brings batches together and keeps kinds apart", async () => {
    const made = await harmonised({ components: 5 });
    expect(featureNames(made)).toEqual(["PC1", "PC2", "PC3", "PC4", "PC5"]);
    const points = made.values as Dense;
    expect(gap(values, batch, "first", "second")).toBeGreaterThan(2.5);
    expect(gap(points, batch, "first", "second")).toBeLessThan(1);
    expect(gap(points, kind, 0, 1)).toBeGreaterThan(4);
  });

  test("an unknown batch and a single one are refused", async () => {
    const one = (name: string) => withSamples(cohortOf(values), { batch: Array<string>(rows).fill(name) });
    await expect(harmonised({}, cohort, one("third"))).rejects.toThrow(
      /no batch in the training samples called "third"/,
    );
    await expect(harmonised({}, one("first"))).rejects.toThrow(/of one batch/);
  });

  test.each([{ components: 2 }, { clusters: 0 }, { theta: -1 }, { sigma: 0 }, { ridge: 0 }, { rounds: 0 }])(
    "%j is refused",
    async (given) => {
      await expect(harmonised(given)).rejects.toMatchObject({ tag: "InvalidOption" });
    },
  );
});
