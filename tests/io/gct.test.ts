import { describe, expect, test } from "@jest/globals";
import { gctOpening, gctSize } from "../../src/io/gct.js";

const text =
  "#1.3\n2\t2\t1\t2\nid\tsymbol\ts1\ts2\ndose\tna\t1\t2\ncell\tna\tA375\tMCF7\np1\tTP53\t1\t2\np2\tMYC\t3\t4\n";

test("the size is declared in line 2", () => {
  expect(gctSize(["#1.2", "3\t2\t\t"], "f")).toEqual({
    version: "1.2",
    rows: 3,
    columns: 2,
    rowTexts: 1,
    columnTexts: 0,
  });
  expect(gctSize(["#1.3", "3 2 4 5"], "f")).toEqual({
    version: "1.3",
    rows: 3,
    columns: 2,
    rowTexts: 4,
    columnTexts: 5,
  });
});

test("an opening waits until header and column annotations are there", () => {
  const opening = gctOpening("f");
  const lines = text.split(/(?<=\n)/);
  const enough = lines.map((_, i) => opening.enough(Buffer.from(lines.slice(0, i + 1).join(""))));
  expect(enough).toEqual([false, false, false, false, true, true, true]);
});

test("the dialect has names, texts and labels where the file declares them", () => {
  expect(gctOpening("f").dialect(Buffer.from(text))).toEqual({
    separator: "\t",
    skip: 5,
    header: ["id", "symbol", "s1", "s2"],
    labels: [
      ["dose", "na", "1", "2"],
      ["cell", "na", "A375", "MCF7"],
    ],
    kinds: ["names", "text", "number", "number"],
    notes: [],
  });
});

describe("refused, with the line:", () => {
  test.each([
    ["another first line", "NAME\n1 1\n", 'The first line is "NAME", but "#1.2" or "#1.3" is expected.', 1],
    ["counts that are none", "#1.2\nx\ty\n", "2 whole numbers are expected (rows, columns)", 2],
    ["too few counts", "#1.3\n1\t2\n", "4 whole numbers are expected", 2],
    ["nothing below", "#1.2\n1\t1\n", "The file ends before its header.", 2],
    [
      "fewer samples",
      "#1.2\n1\t3\nNAME\tDescription\ta\tb\nx\ty\t1\t2\n",
      "Line 2 declares 3 samples, but the header names 2.",
      3,
    ],
    ["a short line of annotations", text.replace("\tA375", ""), "4 cells are expected, as in the header", 5],
  ])("%s", (_, content, what, line) => {
    expect(() => gctOpening("f").dialect(Buffer.from(content))).toThrow(
      expect.objectContaining({
        tag: "MalformedTable",
        what: expect.stringContaining(what),
        place: { file: "f", line },
      }),
    );
  });
});
