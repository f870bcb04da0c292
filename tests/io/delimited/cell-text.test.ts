import { expect, test } from "@jest/globals";
import { isDecimalComma, isInfinite, isMissing, isNumber, mostlyNumbers } from "../../../src/io/delimited/cell-text.js";

test("missing values are known in their many spellings", () => {
  expect(["", "NA", "na", "N/A", "#N/A", "NaN", "nan", "NULL", "None", "-", ".", "?"].every(isMissing)).toBe(true);
  expect(["0", "n", "NAN1", "--", "TP53"].some(isMissing)).toBe(false);
});

test("numbers have a decimal point and decimal digits", () => {
  expect(["1", "-1.5", "+2", ".5", "5.", "1e5", "1.5E-10", "007"].every(isNumber)).toBe(true);
  expect(["", ".", "1,5", "0x10", "1e", "Infinity", "1 2", "1.2.3", "e5", "١"].some(isNumber)).toBe(false);
});

test("decimal commas are told from other commas", () => {
  expect(["3,14", "-0,5", "1.234,5", "1,5e3"].every(isDecimalComma)).toBe(true);
  expect(["3.14", "a,b", "1,2,3", ",5", "1,234.5"].some(isDecimalComma)).toBe(false);
});

test("infinite numbers are known", () => {
  expect(["inf", "-Inf", "Infinity", "+INF"].every(isInfinite)).toBe(true);
  expect(["information", "1", ""].some(isInfinite)).toBe(false);
});

test("half of the known cells make a column of numbers", () => {
  expect(mostlyNumbers(["1", "x", "NA"])).toBe(true);
  expect(mostlyNumbers(["1", "x", "y"])).toBe(false);
  expect(mostlyNumbers(["NA", ""])).toBe(true);
});
