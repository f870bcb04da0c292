/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { RampLegend } from "../../../widgets/src/saliency/legend.js";
import { ramps } from "../../../widgets/src/saliency/paint.js";

test("names both ends", () => {
  const legend = new RampLegend();
  legend.show(ramps.heat, false, "none", "<most>");
  expect(legend.el.textContent).toBe("none<most>");
  legend.show(ramps.depth, true, "1 gene", "9 genes");
  expect(legend.el.textContent).toBe("1 gene9 genes");
});
