import { expect, test } from "@jest/globals";
import { chart } from "../../src/report/chart.js";
import { meanIntervals } from "../../src/report/mean-intervals.js";
import { classColour } from "../../src/report/palette.js";

test("a line and a point for each mean, in the order given, the own one in colour, on the axis asked for", () => {
  const spec = meanIntervals(
    [
      { name: "second", mean: 0.75, low: 0.5, high: 1, own: true },
      { name: "first", mean: 0.6, low: 0.5, high: 0.7, own: false },
    ],
    "F1, macro",
    { domain: [0.5, 1], nice: false },
  );
  const { markup } = chart(spec, "Two means.");
  expect(markup.indexOf(">second<")).toBeLessThan(markup.indexOf(">first<"));
  expect(markup.match(new RegExp(`"${classColour(0)}"`, "g"))).toHaveLength(2);
  // The own line spans the whole axis of 420 pixels.
  expect(markup).toMatch(/x2="420"/);
  for (const text of ["F1, macro", "50%", "100%"]) expect(markup).toContain(`>${text}<`);
});
