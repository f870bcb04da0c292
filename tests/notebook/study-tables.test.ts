import { expect, test } from "@jest/globals";
import { linkedOf } from "../../src/notebook/linked.js";
import { enrichmentTable, geneTable, sampleTable } from "../../src/notebook/study-tables.js";
import { fakeResult } from "../report/fake-result.js";

test("samples: what was said of them, then what is known; marks are those of every view", async () => {
  const result = fakeResult({ classes: ["a", "b"] });
  const view = sampleTable(result);
  linkedOf(result).select({ samples: ["cell_3"] });
  const [row, ...others] = await view.selected();
  expect(others).toEqual([]);
  expect(Object.keys(row!)).toEqual(["sample", "truth", "predicted", "fold", "p(a)", "p(b)", "cell type", "age"]);
  expect(row).toMatchObject({ sample: "cell_3", truth: "b", fold: 1, age: 43 });
  expect(view.text).toBe("Samples: 24 rows × 8 columns");
});

test("genes: a row marks its gene", async () => {
  const result = fakeResult();
  const { feature, class: name, score, rank } = result.genes[5]!;
  linkedOf(result).select({ features: [feature] });
  expect(await geneTable(result).selected()).toEqual([
    expect.objectContaining({ gene: feature, class: name, rank, score }),
  ]);
});

test("gene sets: a row is marked when all its found genes are", async () => {
  const result = fakeResult();
  const set = result.enrichment[0]!.rows.at(-1)!;
  linkedOf(result).select({ features: [...set.genes] });
  const marked = await enrichmentTable(result).selected();
  expect(marked).toContainEqual(expect.objectContaining({ "gene set": set.term, genes: set.genes.join(", ") }));
  expect(marked.length).toBeLessThan(result.enrichment.length * 14);
});

test("a result without genes or gene sets has empty tables", () => {
  const bare = { ...fakeResult(), genes: [], enrichment: [] };
  expect(geneTable(bare).text).toBe("Genes: 0 rows × 7 columns");
  expect(enrichmentTable(bare).svg).toContain("<svg");
});
