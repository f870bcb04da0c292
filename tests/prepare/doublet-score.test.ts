import { describe, expect, test } from "@jest/globals";
import { dense, denseRows } from "../../src/data/dense.js";
import { toCsr } from "../../src/data/csr.js";
import type { Matrix } from "../../src/data/matrix.js";
import { numbers } from "../../src/data/table.js";
import { poissonSample } from "../../src/math/samplers.js";
import { doubletScore, type DoubletScoreOptions } from "../../src/prepare/doublet-score.js";
import { seededRandom } from "../../src/random.js";
import { mergeOptions } from "../../src/registry.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "./cohorts.js";

const [singles, doublets, genes] = [150, 15, 40];
const random = seededRandom(8);
const cellOf = (kind: number) =>
  Float32Array.from({ length: genes }, (_, j) => poissonSample(random, Math.floor(j / 13.4) === kind ? 12 : 1));
/** Three kinds of cell, then doublets of two different kinds. */
const rows = [
  ...Array.from({ length: singles }, (_, i) => cellOf(i % 3)),
  ...Array.from({ length: doublets }, (_, i) => {
    const [one, other] = [cellOf(i % 3), cellOf((i + 1) % 3)];
    return one.map((count, j) => count + other[j]!);
  }),
];
const cells = dense(rows.length, genes, Float32Array.from(rows.flatMap((row) => [...row])));

async function scored(given: Partial<DoubletScoreOptions>, train: Matrix, other = train): Promise<Float64Array> {
  const options = mergeOptions<DoubletScoreOptions>("doubletScore", doubletScore.defaults, given);
  doubletScore.check!(options);
  const ctx = testContext();
  const state = await doubletScore.fit(cohortOf(train), options, ctx);
  return numbers((await doubletScore.apply(cohortOf(other), state, options, ctx)).samples, options.column);
}

/** Share of pairs of a doublet and a single cell in which the doublet scores higher. */
function separation(scores: Float64Array): number {
  let won = 0;
  for (const high of scores.subarray(singles))
    for (const low of scores.subarray(0, singles)) won += high > low ? 1 : high === low ? 0.5 : 0;
  return won / (singles * doublets);
}

describe("doubletScore", () => {
  test("planted doublets stand out, sparse or dense, and are probabilities", async () => {
    const scores = await scored({}, cells);
    expect(separation(scores)).toBeGreaterThan(0.95);
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    expect(await scored({}, toCsr(cells))).toEqual(scores);
  });

  test("new cells are scored among the training cells", async () => {
    const train = denseRows(
      cells,
      Array.from({ length: singles }, (_, i) => i),
    );
    expect(separation(await scored({ column: "twice" }, train, cells))).toBeGreaterThan(0.95);
  });

  test("negative values, too few cells or genes", async () => {
    await expect(scored({}, matrix([[1, -2, 3], [1, 2, 3], [2, 2, 2]]))).rejects.toThrow(/negative values/); // prettier-ignore
    await expect(scored({}, someCounts(2, 9))).rejects.toMatchObject({ tag: "TooFewSamples" });
    await expect(scored({}, matrix([[1, 0, 3], [1, 0, 3], [2, 0, 2]]))).rejects.toThrow(/2 of 3 features are left/); // prettier-ignore
  });

  test.each([{ rate: 0 }, { rate: 1 }, { simulated: 0 }, { components: 0 }, { neighbours: 0 }, { column: "" }])(
    "%j is refused",
    async (given) => {
      await expect(scored(given, cells)).rejects.toMatchObject({ tag: "InvalidOption" });
    },
  );
});
