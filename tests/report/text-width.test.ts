import { expect, test } from "@jest/globals";
import * as vega from "vega";
import { useSansSerifWidths } from "../../src/report/text-width.js";

test("Vega takes texts to be about as wide as they are", () => {
  useSansSerifWidths();
  const { textMetrics } = vega as unknown as { textMetrics: { width(item: object, text: unknown): number } };
  // DejaVu Sans at 10 px: "Oligodendrocytes" measures 84 px, in Arial 78 px.
  const width = textMetrics.width({ fontSize: 10 }, "Oligodendrocytes");
  expect(width).toBeGreaterThan(78);
  expect(width).toBeLessThan(100);
  expect(textMetrics.width({}, undefined)).toBe(0);
});
