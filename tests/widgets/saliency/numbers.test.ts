import { expect, test } from "@jest/globals";
import { counted, signed, significant } from "../../../widgets/src/saliency/numbers.js";

test("three digits, small ones by their power, a dash for what is not known", () => {
  expect([0, 1.23456, -0.5, 1234.5, 2e-7, NaN, undefined].map(significant)).toEqual([
    "0",
    "1.23",
    "−0.5",
    "1230",
    "2.0e−7",
    "–",
    "–",
  ]);
});

test("differences have a sign, counts their noun", () => {
  expect([2, -2, 0].map(signed)).toEqual(["+2", "−2", "0"]);
  expect([counted(1, "gene"), counted(20000, "gene"), counted(2, "class", "classes")]).toEqual([
    "1 gene",
    "20,000 genes",
    "2 classes",
  ]);
});
