import { expect, test } from "@jest/globals";
import { duration, memory, percent, remaining } from "../../../widgets/src/training/numbers.js";

test("times are short and never round to nothing", () => {
  expect([0.2, 59.4, 65, 3599.6, 7620].map(duration)).toEqual([
    "0 s",
    "59 s",
    "1 min 05 s",
    "1 h 00 min",
    "2 h 07 min",
  ]);
  expect([0.1, 12, 60, 61, 119, 601].map(remaining)).toEqual([
    "about 5 s",
    "about 15 s",
    "about 1 min",
    "about 1 min 10 s",
    "about 2 min",
    "about 11 min",
  ]);
});

test("what is not known is a dash", () => {
  expect([remaining(null), percent(null)]).toEqual(["–", "–"]);
});

test("shares and memory have their unit", () => {
  expect([percent(0.9512), memory(512), memory(1536)]).toEqual(["95.1 %", "512 MiB", "1.5 GiB"]);
});
