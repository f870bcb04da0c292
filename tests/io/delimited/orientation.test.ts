import { describe, expect, test } from "@jest/globals";
import { findOrientation } from "../../../src/io/delimited/orientation.js";
import type { Side } from "../../../src/io/delimited/side.js";

const side = (names: readonly string[] | undefined, count = names?.length ?? 0, texts: Side["texts"] = []): Side => ({
  names,
  count,
  texts,
});
const many = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i}`);
const find = (rows: Side, columns: Side, corner = "") => findOrientation({ corner, rows, columns });

describe("the features are", () => {
  test("on the longer side, where nothing else tells", () => {
    expect(find(side(many("a", 50)), side(many("b", 10)))).toEqual({
      orientation: "rows",
      reasons: ["there are at least as many rows (50) as columns (10)"],
    });
    expect(find(side(many("a", 10)), side(many("b", 50))).orientation).toBe("columns");
  });

  test("the columns of a table without any name", () => {
    expect(find(side(undefined, 300), side(undefined, 200))).toEqual({
      orientation: "columns",
      reasons: ["without names, rows are taken for samples"],
    });
  });

  test.each([
    ["Gene", "rows"],
    ["ensembl_id", "rows"],
    ["GeneSymbol", "rows"],
    ["ID_REF", "rows"],
    ["EntrezID", "rows"],
    ["Geneid", "rows"],
    ["sampleid", "columns"],
    ["Patient ID", "columns"],
    ["cell_barcode", "columns"],
    ["SampleName", "columns"],
  ])("as the corner %j says, against the shape", (corner, orientation) => {
    const against = orientation === "rows" ? [10, 50] : [50, 10];
    const found = find(side(many("a", against[0]!)), side(many("b", against[1]!)), corner);
    expect(found.orientation).toBe(orientation);
    expect(found.reasons[0]).toBe(`the first column is called "${corner}"`);
  });

  test("a corner that says neither does not decide", () => {
    expect(find(side(many("a", 10)), side(many("b", 50)), "Row.names").orientation).toBe("columns");
  });

  test("where well-known genes are named, against the shape", () => {
    const genes = ["TP53", "GAPDH", "ACTB", "x"];
    expect(find(side(many("a", 50)), side(genes)).orientation).toBe("columns");
    expect(find(side(genes), side(many("b", 50))).reasons).toEqual(["3 well-known genes name the rows"]);
  });

  test("not where the samples are named", () => {
    const found = find(side(many("sample", 50)), side(many("m", 10)));
    expect(found.orientation).toBe("columns");
    expect(found.reasons).toEqual(["100 % of the rows are named like samples"]);
  });

  test("not beside texts that repeat like labels", () => {
    const labels = many("", 50).map((_, i) => (i % 2 ? "cachexic" : "control"));
    const found = find(side(many("a", 50), 50, [{ name: "Muscle loss", cells: labels }]), side(many("b", 10)));
    expect(found.orientation).toBe("columns");
    expect(found.reasons).toEqual(['"Muscle loss" repeats 2 texts, like labels of samples']);
  });

  test("beside texts that hardly repeat, like descriptions", () => {
    const texts = [{ name: "NAME", cells: many("probe", 10) }];
    expect(find(side(many("a", 10), 10, texts), side(many("b", 12))).orientation).toBe("rows");
  });

  test("under labels of the columns: then these are the samples", () => {
    const labels = [{ name: "Label", cells: many("", 50).map((_, i) => (i % 2 ? "x" : "y")) }];
    expect(find(side(many("a", 10)), side(many("b", 50), 50, labels)).orientation).toBe("rows");
  });
});
