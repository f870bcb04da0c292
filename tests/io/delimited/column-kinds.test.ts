import { describe, expect, test } from "@jest/globals";
import { columnKinds } from "../../../src/io/delimited/column-kinds.js";

const kinds = (header: string | undefined, ...lines: string[]) =>
  columnKinds(
    header?.split(","),
    false,
    lines.map((line) => line.split(",")),
    lines[0]!.split(",").length,
  );

describe("columns", () => {
  test("are text, numbers, or blank without a name", () => {
    expect(kinds("gene,note,s1,s2,", "a,x,1,,", "b,y,2,,", "c,z,NA,,")).toEqual([
      "names",
      "text",
      "number",
      "number",
      "blank",
    ]);
  });

  test("with a wrong cell or two stay numbers", () => {
    expect(kinds("gene,s1", "a,1", "b,x", "c,3")).toEqual(["names", "number"]);
  });
});

describe("the first column names the rows", () => {
  test.each([
    ["text that hardly repeats", "probe,s1", ["p1,1", "p2,2", "p2,3"]],
    ["different integers under a blank corner", ",s1", ["0,1", "1,2", "2,3"]],
    ["different integers under a telling corner", "entrez_id,s1", ["7157,1", "4609,2", "1956,3"]],
    ["different integers under NCBI's corner", "GeneID,s1", ["7157,1", "4609,2", "1956,3"]],
    ["different integers under Bioconductor's corner", "ENTREZID,s1", ["7157,1", "4609,2", "1956,3"]],
    ["different integers under two words in one", "PatientId,f1", ["12,1", "7,2", "31,3"]],
    ["anything different under a blank corner, such as masses", ",s1", ["101.02,1", "133.25,2", "m3,3"]],
    ["anything different under a word for samples", "sample,f1", ["1.1,1", "NA,2", "S3,3"]],
    ["a single name under a word for samples", "Sample_ID,f1", ["1e5,1"]],
  ])("%s", (_, header, lines) => {
    expect(kinds(header, ...lines)[0]).toBe("names");
  });

  test("without a header, if it is text", () => {
    expect(kinds(undefined, "a,1", "b,2")).toEqual(["names", "number"]);
    expect(kinds(undefined, "1,1", "2,2")).toEqual(["number", "number"]);
  });

  test("where the header lacks its cell, whatever it holds", () => {
    expect(columnKinds(["", "s1"], true, [["1.5", "2"]], 2)).toEqual(["names", "number"]);
  });

  test.each([
    ["labels, by their name", "class,f1", ["a,1", "b,2", "c,3"], "text"],
    ["labels, as they repeat", "kind,f1", ["a,1", "a,2", "a,3", "b,4", "b,5", "b,6", "a,7"], "text"],
    ["measurements", "height,f1", ["1,1", "2,2", "3,3"], "number"],
    ["decimals under a word that is no sample's", "body mass index,f1", ["21.5,1", "25.1,2", "31,3"], "number"],
    ["numbers that repeat under a word for samples", "cell,f1", ["0.5,1", "0.5,2", "0.1,3"], "number"],
    ["measurements whose name ends like a telling word", "Lipid,f1", ["1,1", "2,2", "3,3"], "number"],
    ["integers that repeat", "id,f1", ["1,1", "1,2", "3,3"], "number"],
  ])("but not %s", (_, header, lines, kind) => {
    expect(kinds(header, ...lines)[0]).toBe(kind);
  });
});
