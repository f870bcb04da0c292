import { expect, test } from "@jest/globals";
import { hasHeader } from "../../src/io/annotation-header.js";
import { splitRecords } from "../../src/io/delimited/records.js";

test.each([
  ["a usual column name", "sample\tgroup\nA1\tx\n", true],
  ["a usual name among others", "Row.names\tx\ny1\tz\n", true],
  ["a word of a longer name", "Patient ID\tMuscle loss\nPIF_1\tcachexic\n", true],
  ["text above numbers", "who\thow_much\nA1\t3\nA2\t5\n", true],
  ["a cell less than the rows", "cell_type\tage\nA1\tx\t3\n", true],
  ["nothing that tells, and no number", "alpha beta\tgamma\nA1\tx\nA2\ty\n", true],
  ["a label that occurs again", "MGH54_P2\tMicroglia/Macrophage\nMGH36_P6\tMicroglia/Macrophage\n", false],
  ["a label called like a column that occurs again", "A1\ttype\nA2\ttype\n", false],
  ["names built like those below", "MGH54_P2_C12\tx\nMGH36_P6_F03\ty\n", false],
  ["numbers only", "1\n0\n1\n", false],
  ["a single line", "sample\tgroup\n", false],
])("%s", (_, text, expected) => {
  expect(hasHeader(splitRecords(text, "\t"))).toBe(expected);
});
