import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { describeWithShared, sharedPath } from "../../shared.js";
import { positionsOfFacts, readPositions } from "../../../src/encoders/genome/positions.js";

const folder = mkdtempSync(join(tmpdir(), "positions-"));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (...lines: string[]) => {
  writeFileSync(join(folder, "positions.tsv"), lines.join("\n"));
  return join(folder, "positions.tsv");
};
const shown = ({ of }: Awaited<ReturnType<typeof readPositions>>) =>
  of.map((position) => position && [position.chromosome.name, position.start, position.end]);

describe("a file", () => {
  test.each([
    ["with tabs", ["TP53\tchr17\t7565097\t7590856", "Egfr\tchr7\t55086714\t55279321", "X1\tchrUn\t5\t6"]],
    ["with a header", ["gene\tchr\tstart\tend", "TP53\t17\t7565097\t7590856", "EGFR\t7\t55086714\t55279321"]],
    ["with commas", ["TP53,17,7565097,7590856", "EGFR,7,55086714,55279321"]],
    ["named twice", ["TP53 17 7565097 7590856", "EGFR 7 55086714 55279321", "EGFR 8 1 2"]],
  ])("%s", async (_, lines) => {
    const positions = await readPositions(written(...lines), ["egfr", "TP53", "X1"]);
    expect(shown(positions)).toEqual([["7", 55086714, 55279321], ["17", 7565097, 7590856], undefined]);
    expect(positions.lengths.get("17")).toBe(7590857);
  });

  test("without ends", async () => {
    expect(shown(await readPositions(written("a\t1\t10", "b\t2\t20"), ["b"]))).toEqual([["2", 20, 20]]);
  });

  test("a line that is no position is named", async () => {
    await expect(readPositions(written("a\t1\t10", "b\t2\tfar"), ["a"])).rejects.toThrow(/line 2: A position is/);
  });
});

describe("the feature table", () => {
  const facts = (columns: Record<string, unknown[]>) => ({
    features: ["a", "b", "c"],
    fact: (column: string) => columns[column],
  });

  test("texts, numbers and big numbers", () => {
    const told = facts({ chromosome: ["chrX", "2", null], start: [5n, "7", 9], end: [8n, 3, 10] });
    expect(shown(positionsOfFacts("genome", told))).toEqual([["X", 5, 8], ["2", 7, 7], undefined]);
  });

  test("methylation arrays call their columns CHR and MAPINFO", () => {
    expect(shown(positionsOfFacts("genome", facts({ CHR: [1, 1, 1], MAPINFO: [1, 2, NaN] })))).toEqual([
      ["1", 1, 1],
      ["1", 2, 2],
      undefined,
    ]);
  });

  test("without such columns it is told which", () => {
    expect(() => positionsOfFacts("genome", facts({}))).toThrow(/tells no chromosome .* positions: "genes.tsv"/);
    expect(() => positionsOfFacts("genome", facts({ chr: ["1", "2", "3"] }))).toThrow(/tells no start/);
  });
});

const gencode = "data/glioma/gencode_positions_hg19.tsv";
describeWithShared("GENCODE's positions of the glioma genes", [gencode], () => {
  test("lie on the 22 autosomes and X, Y in their natural order", async () => {
    const genes = ["TP53", "EGFR", "IDH1", "XIST"];
    const { of, lengths } = await readPositions(sharedPath(gencode), genes);
    expect(of.map((position) => position?.chromosome.name)).toEqual(["17", "7", "2", "X"]);
    const autosomes = Array.from({ length: 22 }, (_, i) => String(i + 1));
    expect([...lengths.keys()].slice(0, 23)).toEqual([...autosomes, "X"]);
    expect(lengths.get("1")).toBeGreaterThan(2.4e8);
  });
});
