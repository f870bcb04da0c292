import { describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { rankGenes } from "../../src/single-cell/rank-genes.js";
import { cohortOf, matrix, withSamples } from "../prepare/cohorts.js";
import { describeWithShared, excess, matrixOf, parityCase } from "../shared.js";
import { genesReference, typedCells } from "./reference.js";

describe("rankGenes", () => {
  test("planted genes lead their groups", async () => {
    const markers = await rankGenes(typedCells, { by: "type" });
    expect(markers.groups.map(({ name, samples }) => `${name} ${samples}`)).toEqual([
      "B 25",
      "mono 10",
      "NK 15",
      "T 40",
    ]);
    for (const [j, group] of ["T", "B", "NK", "mono"].entries())
      expect(markers.top(group, 1)[0]).toMatchObject({ feature: `g${3 * j}`, rank: 1, group });
    const theirs = genesReference.wilcoxon.T as Record<string, number[]>;
    expect(excess(markers.groups[3]!.q, theirs.pvals_adj!, { rtol: 1e-6, atol: 0 })).toBeLessThanOrEqual(0);
  });

  test("groups may be given one by one; those named are compared, the others still count", async () => {
    const by = genesReference.labels as string[];
    const all = await rankGenes(typedCells, { by });
    expect((await rankGenes(typedCells, { by: typedCells.samples.getChild("type")! })).groups).toEqual(all.groups);
    const some = await rankGenes(typedCells, { by, groups: ["NK"] });
    expect(some.groups).toEqual(all.groups.filter(({ name }) => name === "NK"));
    const against = await rankGenes(typedCells, { by, reference: "B", test: "tTest" });
    expect(against.groups.map(({ name }) => name)).toEqual(["mono", "NK", "T"]);
    const theirs = genesReference.tTestReference.NK as Record<string, number[]>;
    expect(excess(against.groups[1]!.score, theirs.scores!, { rtol: 1e-5, atol: 1e-6 })).toBeLessThanOrEqual(0);
  });

  test("says when values are no logarithms", async () => {
    const events: ProgressEvent[] = [];
    const counts = withSamples(cohortOf(matrix([[500], [3], [2], [7]])), { type: ["a", "a", "b", "b"] }); // prettier-ignore
    await rankGenes(counts, { by: "type" }, { onProgress: (event) => events.push(event) });
    expect(JSON.stringify(events)).toMatch(/largest value is 500.*log1p/);
  });

  test("says that fold changes mean nothing below 0, as after scaling, and what to rank; the scores stand", async () => {
    const told = async (rows: number[][]) => {
      const events: ProgressEvent[] = [];
      const cohort = withSamples(cohortOf(matrix(rows)), { type: ["a", "a", "b", "b"] });
      const { groups } = await rankGenes(cohort, { by: "type" }, { onProgress: (event) => events.push(event) });
      return { groups, warnings: events.flatMap((event) => (event.kind === "warning" ? [event.message] : [])) };
    };
    const logged = [[1, 3], [2, 1], [3, 1], [4, 2]]; // prettier-ignore
    const { groups, warnings } = await told(logged.map(([a, b]) => [a! - 2.5, b!]));
    expect(warnings).toEqual([
      "There are negative values (the smallest is -1.5), as scaling leaves them: fold changes assume ln(1 + amount) and " +
        "mean nothing here, or are NaN; scores and p-values stand. Rank what .normalizeTotal().log1p() gives, before " +
        ".scale() and .regressOut().",
    ]);
    expect(groups[0]!.log2FoldChange[0]).toBeNaN();
    const same = await told(logged);
    expect(same.warnings).toEqual([]);
    expect(same.groups[0]!.score).toEqual(groups[0]!.score);
  });

  test("columns, groups and references that are not there", async () => {
    await expect(rankGenes(typedCells)).rejects.toThrow(/no column "leiden".*type/);
    await expect(rankGenes(typedCells, { by: "type", groups: ["Tcell"] })).rejects.toThrow(/no group "Tcell".*T/);
    await expect(rankGenes(typedCells, { by: "type", reference: "b" })).rejects.toThrow(/no group "b".*B/);
    await expect(rankGenes(typedCells, { by: ["T"] })).rejects.toThrow(/1 groups for 90 samples/);
    await expect(rankGenes(typedCells, { by: "type", test: "anova" as "tTest" })).rejects.toThrow(/wilcoxon/);
  });

  test("one group; a group of one; missing values", async () => {
    const values = matrix([[1, 2], [2, 3], [3, 1]]); // prettier-ignore
    const of = (type: string[], table = values) => withSamples(cohortOf(table), { type });
    await expect(rankGenes(of(["a", "a", ""]), { by: "type" })).rejects.toThrow(/1 groups, and two are needed/);
    await expect(rankGenes(of(["a", "a", "b"]), { by: "type", test: "tTest" })).rejects.toThrow(/"b" has one sample/);
    expect((await rankGenes(of(["a", "a", "b"]), { by: "type" })).groups).toHaveLength(2);
    const holes = matrix([[1, NaN], [2, 3], [3, 1]]); // prettier-ignore
    await expect(rankGenes(of(["a", "a", "b"], holes), { by: "type" })).rejects.toMatchObject({ tag: "MissingValues" });
  });
});

describeWithShared("scanpy on cells of gliomas", ["fixtures/parity/single-cell.json"], () => {
  test.each([
    ["t-test", "tTest"],
    ["t-test_overestim_var", "tTestOverestimatedVariance"],
    ["wilcoxon", "wilcoxon"],
  ] as const)("%s", async (theirs, own) => {
    const { input, expected, tolerance } = parityCase("single-cell", `rank-genes-${theirs}`);
    const cohort = cohortOf(matrixOf(input.x));
    const by = (input.labels.data ?? input.labels) as string[];
    const { groups } = await rankGenes(cohort, { by, test: own, tieCorrect: own === "wilcoxon" });
    for (const { name, score, log2FoldChange, p, q } of groups) {
      const wanted = expected[name] as Record<string, { data: number[] } | number[]>;
      const numbers = (key: string) => (Array.isArray(wanted[key]) ? wanted[key] : wanted[key]!.data);
      const found: Record<string, Float64Array> = { scores: score, logfoldchanges: log2FoldChange, pvals: p, pvals_adj: q }; // prettier-ignore
      for (const [key, values] of Object.entries(found)) {
        const theirs = numbers(key).map((value) => value ?? 0);
        expect({ name, key, over: Math.max(0, excess(values, theirs, { ...tolerance, rtol: 1e-4, atol: 1e-5 })) }).toEqual({ name, key, over: 0 }); // prettier-ignore
      }
    }
  });
});
