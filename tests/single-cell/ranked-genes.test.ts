import { describe, expect, test } from "@jest/globals";
import { volcano } from "../../src/notebook/charts/volcano.js";
import { RankedGenes } from "../../src/single-cell/ranked-genes.js";

const group = (name: string, score: number[]) => ({
  name,
  samples: 5,
  score: Float64Array.from(score),
  log2FoldChange: Float64Array.from(score),
  p: Float64Array.from(score, () => 0.01),
  q: Float64Array.from(score, () => 0.02),
});
const features = ["CD3D", "MS4A1", "<NKG7>"];
const markers = new RankedGenes(features, [group("T", [3, 1, 3]), group("B", [-1, Infinity, 0])], {
  test: "wilcoxon",
  reference: "rest",
});

describe("RankedGenes", () => {
  test("the top of a group, highest score first, equal ones in order", () => {
    expect(markers.top("T").map(({ feature, rank }) => `${rank} ${feature}`)).toEqual([
      "1 CD3D",
      "2 <NKG7>",
      "3 MS4A1",
    ]);
    expect(markers.top("B", 1)).toEqual([{ group: "B", rank: 1, feature: "MS4A1", score: Infinity, log2FoldChange: Infinity, p: 0.01, q: 0.02 }]); // prettier-ignore
    expect(() => markers.top("C")).toThrow(/no group "C"/);
  });

  test("shows itself: names of genes at their scores, and the same in words", async () => {
    expect(markers.svg).toContain("CD3D");
    expect(markers.svg).toContain("&lt;NKG7&gt;");
    expect(markers.svg).toContain("T vs. rest");
    expect(markers.description).toBe("Genes that mark 2 groups against the rest by wilcoxon. T: CD3D, <NKG7>, MS4A1. B: MS4A1, <NKG7>, CD3D."); // prettier-ignore
    await expect(markers.save("genes.png")).rejects.toMatchObject({ tag: "InvalidOption" });
  });

  test("says what is to be known of its numbers, in words and in the picture", () => {
    const warning = "Values are odd. ".repeat(20).trim();
    const odd = new RankedGenes(features, markers.groups, { test: "tTest", reference: "rest", warnings: [warning] });
    expect(odd.warnings).toEqual([warning]);
    expect(odd.description).toContain(`CD3D. ${warning}`);
    expect(odd.svg.match(/Values are odd\./g)!.length).toBeGreaterThanOrEqual(20);
    expect(markers.warnings).toEqual([]);
    expect(markers.svg).not.toContain("odd");
  });

  test("a table of all groups, and what a volcano plot takes", () => {
    expect(markers.table(2).text).toBe("First 2 genes of each group: 4 rows × 7 columns");
    expect(() => markers.table(0)).toThrow(/top 0/);
    expect(volcano(markers.comparison("T"), { measure: "q" }).svg).toContain("CD3D");
  });

  test("without any gene there is still a picture", () => {
    expect(new RankedGenes([], [], { test: "tTest", reference: "B" }).svg).toContain("<svg");
  });
});
