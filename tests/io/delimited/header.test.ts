import { describe, expect, test } from "@jest/globals";
import { fitHeader, leadingLabels, looksLikeHeader } from "../../../src/io/delimited/header.js";

const rows = (...lines: string[]) => lines.map((line, i) => ({ line: i + 2, cells: line.split(",") }));
const below = rows("a,1,2", "b,3,4");

describe("a header is seen", () => {
  test.each([
    ["text above numbers", "gene,s1,s2", true],
    ["a cell less", "s1,s2", true],
    ["pandas' count of columns under a blank corner", ",0,1", true],
    ["a count of columns beside a word", "gene,1,2", true],
    ["patients' numbers under a telling corner", "gene,1012,1007", true],
    ["genes' numbers beside samples", "Sample ID,7157,672", true],
    ["numbers under a blank corner", ",7157,672", true],
    ["masses beside samples", "sample,101.0234,133.0142", true],
    ["chemical shifts under a blank corner", ",0.04,-1.5e-2", true],
    ["decimals twice", "sample,5.5,5.5", false],
    ["numbers under another word", "c,7157,672", false],
    ["a number twice", "gene,7,7", false],
    ["numbers like those below", "c,5.5,6", false],
    ["missing values are no names", "c,NA,", false],
  ])("%s", (_, line, expected) => {
    expect(looksLikeHeader(line.split(","), below, 3)).toBe(expected);
  });

  test("beside columns of text, whatever these are called", () => {
    const labelled = rows("a,x,1,2", "b,y,3,4");
    expect(looksLikeHeader(["sample", "class", "0.04", "0.06"], labelled, 4)).toBe(true);
    expect(looksLikeHeader(["sample", "label", "7157", "672"], labelled, 4)).toBe(true);
    expect(looksLikeHeader(["sample"], rows("a", "b"), 1)).toBe(false);
  });

  test("above spectra, under any corner, where its numbers rise or fall as in no row below it", () => {
    const spectra = rows("A,5,3,9,1,0,2,7,7", "B,1,2,3,4,5,6,7,7");
    const shifts = ["0.04", "0.06", "0.08", "0.1", "0.12", "0.14", "0.16", "0.18"];
    expect(looksLikeHeader(["ppm", ...shifts], spectra, 9)).toBe(true);
    expect(looksLikeHeader(["ppm", ...shifts.toReversed()], spectra, 9)).toBe(true);
    expect(looksLikeHeader(["ppm", ...shifts.slice(1), "0.04"], spectra, 9)).toBe(false);
    expect(looksLikeHeader(["A", ...shifts], rows("B,1,2,3,4,5,6,7,8"), 9)).toBe(false);
    expect(looksLikeHeader(["ppm", ...shifts.slice(1)], rows("A,5,3,9,1,0,2,7"), 8)).toBe(false);
  });

  test("not in a table of numbers alone", () => {
    expect(looksLikeHeader(["0.1", "0.2"], rows("0.3,0.4"), 2)).toBe(false);
    expect(looksLikeHeader(["1", "2"], rows("3,4"), 2)).toBe(false);
  });
});

describe("a header is fitted to its rows", () => {
  const fit = (line: string) => fitHeader({ line: 1, cells: line.split(",") }, 3, "f");

  test("as it is, with a blank corner put in, with blanks at its end left out", () => {
    expect(fit("gene,s1,s2")).toEqual(["gene", "s1", "s2"]);
    expect(fit("s1,s2")).toEqual(["", "s1", "s2"]);
    expect(fit("gene,s1,s2,,")).toEqual(["gene", "s1", "s2"]);
  });

  test("or refused with both lengths", () => {
    expect(() => fit("gene,s1,s2,s3")).toThrow(
      expect.objectContaining({
        tag: "MalformedTable",
        what: "The header has 4 cells, but most lines below it have 3.",
        place: { file: "f", line: 1 },
      }),
    );
  });
});

describe("rows of labels under the header", () => {
  test("are those that label three columns and have no number", () => {
    const labels = leadingLabels(rows("Label,x,y,x", "Batch,p,,q", "Site,a,b,c", "TP53,1,2,3", "MYC,4,5,6"));
    expect(labels.map(({ cells }) => cells[0])).toEqual(["Label"]);
    expect(leadingLabels(rows("Label,x,y,x", "Site,a,b,c", "TP53,1,2,3"))).toHaveLength(2);
  });

  test("are not wrong cells in a row of numbers, nor rows without a value", () => {
    expect(leadingLabels(rows("TP53,x,2,3", "MYC,4,5,6"))).toEqual([]);
    expect(leadingLabels(rows("TP53,x", "MYC,4"))).toEqual([]);
    expect(leadingLabels(rows("TP53,NA,,NA", "MYC,4,5,6"))).toEqual([]);
    expect(leadingLabels(rows("a,b,c,d", "e,f,g,h"))).toEqual([]);
  });
});
