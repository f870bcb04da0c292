import { expect, test } from "@jest/globals";
import { annotatedMap } from "../../src/report/annotated-map.js";

const labels = [
  { text: "LEFT<1>", x: 0, y: 5 },
  { text: "RIGHT", x: 9, y: 5 },
  { text: "RP11-1094M14.12-and-longer", x: 5, y: 5 },
  { text: "NEAR", x: 1, y: 5 },
];
const { markup } = annotatedMap("data:,", { height: 10, width: 10 }, labels, "A map & its names");

test("names stand outside the map, on the nearer side, led to their pixels", () => {
  const texts = [...markup.matchAll(/<text x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">([^<]*)</g)];
  const sides = Object.fromEntries(texts.map(([, , , anchor, text]) => [text, anchor]));
  expect(sides["LEFT&lt;1&gt;"]).toBe("end");
  expect(sides.NEAR).toBe("end");
  expect(sides.RIGHT).toBe("start");
  for (const [, x, , anchor] of texts)
    if (anchor === "end") expect(Number(x)).toBeLessThan(108);
    else expect(Number(x)).toBeGreaterThan(108 + 320);
  expect(markup.match(/<circle/g)).toHaveLength(4);
});

test("long names are shortened, and names of one row of pixels do not overlap", () => {
  expect(markup).toContain(">RP11-1094M14.12…<");
  const left = [...markup.matchAll(/y="([\d.]+)" text-anchor="end"/g)].map(([, y]) => Number(y));
  expect(Math.abs(left[0]! - left[1]!)).toBeGreaterThanOrEqual(12.9);
});

test("says what it shows to who cannot see it", () => {
  expect(markup).toContain('role="img" aria-label="A map &amp; its names"');
});

test("a map without names is a map", () => {
  expect(annotatedMap("data:,", { height: 5, width: 10 }, [], "").markup).toContain('viewBox="0 0 536 160"');
});
