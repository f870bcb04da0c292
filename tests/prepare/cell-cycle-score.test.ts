import { describe, expect, test } from "@jest/globals";
import { numbers, texts } from "../../src/data/table.js";
import { cellCycleScore } from "../../src/prepare/cell-cycle-score.js";
import { excess } from "../shared.js";
import { bothKinds, cohortOf, matrix, prepareWith } from "./cohorts.js";
import { matrixOf, prepareReference } from "./reference.js";

const { scanpy } = prepareReference;
const exact = { rtol: 1e-12, atol: 1e-12 };

describe("cellCycleScore", () => {
  test.each(bothKinds(matrixOf(scanpy.logged)))("scanpy's score_genes_cell_cycle, %s", async (_kind, logged) => {
    const given = { sGenes: scanpy.sGenes, g2mGenes: scanpy.g2mGenes, bins: 9 };
    const { samples } = (await prepareWith(cellCycleScore, given, logged)).cohort;
    expect(excess(numbers(samples, "S_score"), scanpy.sScore, exact)).toBeLessThanOrEqual(0);
    expect(excess(numbers(samples, "G2M_score"), scanpy.g2mScore, exact)).toBeLessThanOrEqual(0);
    expect(texts(samples, "phase")).toEqual(scanpy.cyclePhase);
  });

  test("the genes of the paper are the default", async () => {
    const features = ["MCM5", "MKI67", "A", "B", "C", "D"];
    const cohort = cohortOf(matrix([[4, 1, 2, 2, 2, 2], [1, 4, 2, 2, 2, 2]]), features); // prettier-ignore
    const { samples } = (await prepareWith(cellCycleScore, { bins: 2 }, cohort)).cohort;
    expect(texts(samples, "phase")).toEqual(["S", "G2M"]);
    await expect(prepareWith(cellCycleScore, {}, matrix([[1, 2, 3]]))).rejects.toThrow(/None of the 43 genes/);
  });

  test("a cell without a known value of a phase's genes has no phase", async () => {
    const table = matrix([[1, 6, 3, 3, 3, 9], [NaN, 2, 3, 3, 3, 9], [6, 1, 3, 3, 3, 9]]); // prettier-ignore
    const { samples } = (await prepareWith(cellCycleScore, { sGenes: ["g0"], g2mGenes: ["g1"], bins: 2 }, table))
      .cohort;
    expect(texts(samples, "phase")).toEqual(["G2M", "", "S"]);
    expect(numbers(samples, "S_score")[1]).toBeNaN();
  });

  test.each([{ sGenes: [] }, { bins: 1 }])("%j is refused", async (options) => {
    await expect(prepareWith(cellCycleScore, options, matrix([[1, 2]]))).rejects.toMatchObject({
      tag: "InvalidOption",
    });
  });
});
