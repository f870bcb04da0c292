import { expect, test } from "@jest/globals";
import { findSeparator, mostCommon } from "../../../src/io/delimited/separator.js";

test.each([
  ["tab", ["gene\ts1\ts2", "a\t1\t2"], "\t"],
  ["comma", ["gene,s1,s2", "a,1,2"], ","],
  ["semicolon beside decimal commas", ["gene;s1;s2", "a;1,5;2", "b;3;4,25"], ";"],
  ["bar", ["gene|s1", "a|1"], "|"],
  ["blank, as R writes", ['"s1" "s2"', '"a" 1 2', '"b" 3 4'], " "],
  ["tab, though texts have commas and blanks", ["g\tnote", "a\tone, two three", "b\tfour, five six"], "\t"],
  ["comma, though quoted texts have tabs", ["g,note", '"a\tb",1', '"c\td",2'], ","],
  ["tab, where a header lacks its corner", ["s1\ts2", "a\t1\t2", "b\t3\t4"], "\t"],
  ["comma, though a text has semicolons", ["protein,s1", "P1;P2,1", "P3;P4,2"], ","],
  ["semicolon, though every number has a decimal comma", ["1,5;2,5", "3,5;4,5"], ";"],
  ["none: words of one column", ["T cell", "B cell", "T cell"], "\t"],
  ["none: one column", ["1", "2"], "\t"],
  ["a single line", ["a,b,c"], ","],
])("%s", (_, lines, separator) => {
  expect(findSeparator(lines)).toBe(separator);
});

test("the most common number, the largest of equals, 0 of none", () => {
  expect([[1, 2, 2], [3, 4], []].map(mostCommon)).toEqual([2, 4, 0]);
});
