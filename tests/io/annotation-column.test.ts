import { expect, test } from "@jest/globals";
import { annotationColumn } from "../../src/io/annotation-column.js";

test.each([
  [
    ["1", "2.5", "NA", ""],
    [1, 2.5, null, null],
  ],
  [
    ["1e3", "-0"],
    [1000, -0],
  ],
  [
    ["001", "2"],
    ["001", "2"],
  ],
  [
    ["none", "NA", "yes", "N/A"],
    ["none", "", "yes", ""],
  ],
  [
    ["1", "two"],
    ["1", "two"],
  ],
  [
    ["", "NA"],
    ["", ""],
  ],
  [[], []],
])("%j becomes %j", (cells, column) => {
  expect(annotationColumn(cells)).toEqual(column);
});
