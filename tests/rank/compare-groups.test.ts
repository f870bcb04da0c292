import { describe, expect, test } from "@jest/globals";
import { compareGroups, type GroupTests } from "../../src/rank/compare-groups.js";
import { toCsr } from "../../src/data/csr.js";
import { excess, matrixOf } from "../shared.js";
import { genesReference } from "../single-cell/reference.js";

type Groups = Readonly<Record<string, Record<"scores" | "logfoldchanges" | "pvals" | "pvals_adj", (number | null)[]>>>;

const names = ["B", "NK", "T", "mono"];
const values = matrixOf(genesReference.values);
const groupOf = Int32Array.from(genesReference.labels as string[], (label) => names.indexOf(label));
const ctx = { progress: () => undefined };

describe.each<[string, GroupTests]>([
  ["wilcoxon", { test: "wilcoxon", tieCorrect: false }],
  ["wilcoxonTies", { test: "wilcoxon", tieCorrect: true }],
  ["wilcoxonReference", { test: "wilcoxon", tieCorrect: true, reference: 0 }],
  ["tTest", { test: "tTest", tieCorrect: false }],
  ["tTestReference", { test: "tTest", tieCorrect: false, reference: 0 }],
  ["tTestOverestimatedVariance", { test: "tTestOverestimatedVariance", tieCorrect: false }],
])("%s", (key, tests) => {
  const expected = genesReference[key] as Groups;

  test.each([
    ["dense", values],
    ["sparse", toCsr(values)],
  ])("scanpy's numbers from %s values", async (_kind, matrix) => {
    // prettier-ignore
    const found = await compareGroups(matrix, groupOf, names.length, tests, ctx);
    expect(found.map(({ group }) => names[group]).sort()).toEqual(Object.keys(expected).sort());
    for (const { group, score, log2FoldChange, p, q } of found) {
      const theirs = expected[names[group]!]!;
      // Scores and fold changes are stored as float32 by the reference.
      expect(excess(score, theirs.scores, { rtol: 1e-6, atol: 1e-6 })).toBeLessThanOrEqual(0);
      expect(excess(log2FoldChange, theirs.logfoldchanges, { rtol: 1e-5, atol: 1e-5 })).toBeLessThanOrEqual(0);
      expect(excess(p, theirs.pvals, { rtol: 1e-6, atol: 1e-300 })).toBeLessThanOrEqual(0);
      expect(excess(q, theirs.pvals_adj, { rtol: 1e-6, atol: 1e-300 })).toBeLessThanOrEqual(0);
    }
  });
});

test("samples without a group count for nobody; a stop is heard", async () => {
  const left = groupOf.map((g) => (g === 3 ? -1 : g));
  const [found] = await compareGroups(values, left, 3, { test: "wilcoxon", tieCorrect: true }, ctx);
  const rest = await compareGroups(values, groupOf, 4, { test: "wilcoxon", tieCorrect: true }, ctx);
  expect(found!.score).not.toEqual(rest[0]!.score);
  const stopped = compareGroups(values, groupOf, 4, { test: "wilcoxon", tieCorrect: true }, { ...ctx, signal: AbortSignal.abort() }); // prettier-ignore
  await expect(stopped).rejects.toMatchObject({ tag: "Aborted" });
});
