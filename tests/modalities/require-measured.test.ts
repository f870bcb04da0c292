import { expect, test } from "@jest/globals";
import { requireMeasured } from "../../src/modalities/require-measured.js";
import { severalAssays } from "./several.js";

const cohort = severalAssays({ rna: [[1], [2]], mirna: [[2], null] });

test("names the samples of each assay with holes, and both ways out", () => {
  expect(() => requireMeasured("early", cohort, ["rna"])).not.toThrow();
  expect(() => requireMeasured("early", cohort, ["rna", "mirna"])).toThrow(
    /mirna on 1 \(s1\).*\.completeCases\(\).*\.imputeModalities\(/,
  );
});
