import { expect, test } from "@jest/globals";
import { curveLines } from "../../../src/notebook/charts/curve-lines.js";
import { hostile, specOf, wordsOf } from "./examples.js";

const axes = { x: "recall", y: "precision", measure: "AP", interpolate: "step-before" } as const;
const line = (name: string, measure: number | null) => ({
  name,
  measure,
  colour: "#ff0000",
  x: [0, 0.5, 1],
  y: [1, 0.5, 0.25],
});

test("the measure stands before each name in the legend; a curve that is not defined is named and not drawn", () => {
  const picture = curveLines([line("a", 0.98765), line("b", null)], axes);
  expect(picture.svg).toContain(">0.988  a</text>");
  expect(picture.svg).toContain(">–  b</text>");
  expect(picture.svg.match(/stroke="#ff0000"[^>]*stroke-width="2"/g)).toHaveLength(1);
  expect(wordsOf(picture)).toBe("precision against recall. AP: a 0.988, b –.");
});

test("names are text", () => {
  const { svg } = curveLines([line(hostile, 1)], axes);
  expect(svg).toContain("&lt;img onerror");
  expect(svg).not.toContain("<img");
});

test("forty curves of thousands of points stay small", () => {
  const x = Array.from({ length: 5000 }, (_, i) => i / 4999);
  const lines = Array.from({ length: 40 }, (_, i) => ({ ...line(`${i} `.repeat(100), 1), x, y: x.map((v) => 1 - v) }));
  const picture = curveLines(lines, axes);
  expect(JSON.stringify(specOf(picture)).length).toBeLessThan(300_000);
  expect(picture.svg.length).toBeLessThan(300_000);
});
