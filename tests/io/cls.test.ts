import { describe, expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../src/data/table.js";
import { parseCls } from "../../src/io/cls.js";

const labels = (text: string) => texts(parseCls(text, "a.cls"), "label");

test("labels belong to samples by their place, named by the table", () => {
  const table = parseCls("4 2 1\n# ALL AML\nALL ALL AML AML\n", "a.cls", ["a", "b", "c", "d"]);
  expect(texts(table, "sample")).toEqual(["a", "b", "c", "d"]);
  expect(texts(table, "label")).toEqual(["ALL", "ALL", "AML", "AML"]);
  expect(texts(parseCls("2 2 1\n# x y\ny x\n", "a.cls"), "sample")).toEqual(["s1", "s2"]);
});

test.each([
  ["codes stand for the classes in the order in which they occur", "3 2 1\n# x y\n1 0 1\n", ["x", "y", "x"]],
  ["codes that are numbers for classes that are numbers", "4 2 1\n# 1 2\n0 0 1 1\n", ["1", "1", "2", "2"]],
  ["codes from 1 on for classes from 0 on", "3 3 1\n# 0 1 2\n1 2 3\n", ["0", "1", "2"]],
  ["numbers that all are classes, in any order", "4 2 1\n# 1 2\n2 2 1 1\n", ["2", "2", "1", "1"]],
  [
    "tabs set cells apart, so that names may hold blanks",
    "2\t2\t1\n#\tT cell\tB cell\nT cell\tB cell\n",
    ["T cell", "B cell"],
  ],
  [
    "labels in another case are the classes of that name",
    "4 2 1\n# ALL AML\nAml aml all ALL\n",
    ["AML", "AML", "ALL", "ALL"],
  ],
  ["classes that differ in case alone", "3 2 1\n# a A\nA a A\n", ["A", "a", "A"]],
  ["names right after the sign", "2 2 1\n#x y\nx y\n", ["x", "y"]],
  ["labels on several lines, blank lines, old line ends", "3 2 1\r\n# x y\r\n\r\nx x\r\ny\r\n", ["x", "x", "y"]],
])("%s", (_, text, expected) => expect(labels(text)).toEqual(expected));

test("numeric profiles become columns of numbers", () => {
  const table = parseCls("#numeric\n#AFFX-TP53\n1.5 2 NA\n#time\n0 5 10\n", "a.cls");
  expect(columnNames(table)).toEqual(["sample", "AFFX-TP53", "time"]);
  expect([...numbers(table, "AFFX-TP53")]).toEqual([1.5, 2, NaN]);
});

describe("refused, with the line:", () => {
  test.each([
    ["another number of labels", "4 2 1\n# a b\na b a\n", "Line 1 declares 4 samples, but 3 are labelled.", 3],
    ["another number of classes", "2 3 1\n# a b\na b\n", "Line 1 declares 3 classes, but 2 are named.", 2],
    ["more codes than classes", "3 2 1\n# a b\n0 1 2\n", "3 different labels occur, but 2 classes are named.", 3],
    ["a misspelt label", "4 2 1\n# ALL AML\nAML AML\nAL AL\n", 'The label "AL" is none of the classes: ALL, AML.', 4],
    ["a label too many", "3 2 1\n# a b\na b c\n", 'The label "c" is none of the classes: a, b.', 3],
    ["a label that two classes are", "2 2 1\n# ab AB\nab Ab\n", 'The label "Ab" is none of the classes: ab, AB.', 3],
    [
      "numbers of which some are classes and that do not rise as codes do",
      "4 2 1\n# 1 2\n1 1 0 0\n",
      'The label "0" is none of the classes: 1, 2. As codes, 1, 0 would stand for them in this order, but "1" is a class too.',
      3,
    ],
    ["numbers of which some are classes, one too few for codes", "3 3 1\n# 1 2 3\n0 1 0\n", 'The label "0" is none', 3],
    ["no counts", "ALL AML\n# a b\na b\n", "A CLS file has three lines", 1],
    ["no labels", "2 2 1\n# a b\n", "A CLS file has three lines", 1],
    ["nothing", "\n", "A CLS file has three lines", 1],
    ["a profile that is no number", "#numeric\n#a\n1 x\n", 'A number is expected, but "x" came.', 3],
    ["a profile without name", "#numeric\n1 2\n", "These values have no name above them (#name).", 2],
    [
      "profiles of several lengths",
      "#numeric\n#a\n1 2\n#b\n1\n",
      "Its profiles have different lengths: 2, 1.",
      undefined,
    ],
    ["no profile", "#numeric\n", "The file has no profile.", undefined],
  ])("%s", (_, text, what, line) => {
    expect(() => parseCls(text, "a.cls")).toThrow(
      expect.objectContaining({
        tag: "MalformedTable",
        what: expect.stringContaining(what),
        place: { file: "a.cls", ...(line ? { line } : {}) },
      }),
    );
  });

  test("a table of another number of samples", () => {
    expect(() => parseCls("2 2 1\n# a b\na b\n", "a.cls", ["x"])).toThrow(
      expect.objectContaining({
        tag: "LabelMismatch",
        what: "The CLS file labels 2 samples by their place, but the table has 1.",
      }),
    );
  });
});
