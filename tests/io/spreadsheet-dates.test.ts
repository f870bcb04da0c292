import { expect, test } from "@jest/globals";
import { geneBehindDate } from "../../src/io/spreadsheet-dates.js";

test.each([
  ["2-Sep", "SEPT2"],
  ["1-Mar", "MARCH1"],
  ["Mar-01", "MARCH1"],
  ["1-Dec", "DEC1"],
  ["02-Sep-2021", "SEPT2"],
  ["2024-09-02", "SEPT2"],
  ["2024-03-01 00:00:00", "MARCH1"],
  ["4-Oct", "OCT4"],
  ["5-Jun", ""],
])("%s was %s", (name, gene) => expect(geneBehindDate(name)).toBe(gene));

test.each(["TP53", "SEPT2", "MARCH1", "HLA-A", "Dec", "2001", "1-2", "sample-1", "Marker-1x"])(
  "%s is no date",
  (name) => {
    expect(geneBehindDate(name)).toBeUndefined();
  },
);
