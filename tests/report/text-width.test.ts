import { expect, test } from "@jest/globals";
import { chart } from "../../src/report/chart.js";
import { useSansSerifWidths } from "../../src/report/text-width.js";
import { loadVega } from "../../src/report/vega.js";

test("Vega takes texts to be about as wide as they are", () => {
  const { textMetrics } = loadVega();
  useSansSerifWidths({ textMetrics });
  // DejaVu Sans at 10 px: "Oligodendrocytes" measures 84 px, in Arial 78 px.
  const width = textMetrics.width({ fontSize: 10 }, "Oligodendrocytes");
  expect(width).toBeGreaterThan(78);
  expect(width).toBeLessThan(100);
  // DejaVu Sans at 10 px: 213 px.
  const capitals = textMetrics.width({ fontSize: 10 }, "HALLMARK_INTERFERON_RESPONSE");
  expect(capitals).toBeGreaterThan(185);
  expect(capitals).toBeLessThan(205);
  expect(textMetrics.width({}, undefined)).toBe(0);
});

test("a text that is cut takes the room of its limit, and is cut", () => {
  const wide = chart(
    {
      data: { values: [{ name: "long ".repeat(100), value: 1 }] },
      mark: "bar",
      encoding: { x: { field: "value", type: "quantitative" }, y: { field: "name", type: "nominal" } },
    },
    "",
  ).markup;
  expect(Number(/width="(\d+)"/.exec(wide)![1])).toBeLessThan(600);
  expect(wide).toMatch(/(?:long ){5,50}\S*…/);
});
