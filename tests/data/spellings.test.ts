import { expect, test } from "@jest/globals";
import { differentSpellings } from "../../src/data/spellings.js";

test("names equal but for case and signs, unless one list has both", () => {
  expect(differentSpellings([["TCGA.01", "b"], ["tcga-01", "c"]])).toEqual([["TCGA.01", "tcga-01"]]); // prettier-ignore
  expect(differentSpellings([["a1", "a_1"], ["a1"]])).toEqual([]); // prettier-ignore
  expect(differentSpellings([["α-1"], ["β-1"], ["++"], ["--"]])).toEqual([]);
});
