import { expect, test } from "@jest/globals";
import { kernelDensity } from "../../src/math/kernel-density.js";
import { curvesReference } from "../curves.js";

test("densities are scipy's", () => {
  const { values, places, density } = curvesReference.density;
  kernelDensity(values, places).forEach((value, i) => expect(value).toBeCloseTo(density[i], 12));
});
