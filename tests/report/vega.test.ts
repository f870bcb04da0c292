import { expect, test } from "@jest/globals";
import { loadVega } from "../../src/report/vega.js";

test("the charts' library is loaded once, with the parts that are used here", () => {
  const vega = loadVega();
  expect(loadVega()).toBe(vega);
  for (const name of ["View", "parse", "compile", "SVGStringRenderer", "resetSVGDefIds"] as const)
    expect([name, typeof vega[name]]).toEqual([name, "function"]);
  expect(typeof vega.textMetrics.width).toBe("function");
});
