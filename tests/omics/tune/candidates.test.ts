import { expect, test } from "@jest/globals";
import { candidateCount, candidatesOf, settingInWords } from "../../../src/omics/tune/candidates.js";
import { seededRandom } from "../../../src/random.js";

const grid = { a: [1, 2], b: ["x", "y", "z"] };

test("a small grid is whole, in its order, the last option fastest", () => {
  const found = candidatesOf(grid, 6, seededRandom(1));
  expect(found).toHaveLength(candidateCount(grid));
  expect(found.slice(0, 4)).toEqual([
    { a: 1, b: "x" },
    { a: 1, b: "y" },
    { a: 1, b: "z" },
    { a: 2, b: "x" },
  ]);
});

test("of a larger one so many are drawn, each once, the same for the same seed", () => {
  const large = { a: Array.from({ length: 1000 }, (_, i) => i), b: Array.from({ length: 1000 }, (_, i) => i) };
  const drawn = candidatesOf(large, 20, seededRandom(1));
  expect(new Set(drawn.map((own) => JSON.stringify(own))).size).toBe(20);
  expect(candidatesOf(large, 20, seededRandom(1))).toEqual(drawn);
  expect(candidatesOf(large, 20, seededRandom(2))).not.toEqual(drawn);
});

test("a setting in words", () => {
  expect(settingInWords({ learningRate: 0.001, encoder: "igtd" })).toBe("learningRate 0.001, encoder igtd");
});
