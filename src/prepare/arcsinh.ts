import { mapEntries } from "../math/entries.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { knowing } from "./learner.js";
import { requireNumber } from "./require.js";

export interface ArcsinhOptions extends AssayChoice {
  /**
   * Values are divided by this before; it is about where the curve turns from linear to logarithmic, above 0: 5 for mass
   * cytometry, 150 for fluorescence. Default 5.
   */
  readonly cofactor: number;
}

const name = "arcsinh";

/**
 * Inverse hyperbolic sine of value / cofactor: linear near 0, logarithmic far from it, defined for negative values. Learns
 * nothing. Missing values stay missing, sparse values sparse.
 */
export const arcsinh = assayStep<ArcsinhOptions, Record<string, never>>({
  name,
  source: { paper: "Bendall et al. 2011", doi: "10.1126/science.1198704", reference: "numpy, arcsinh" },
  defaults: { assay: "", cofactor: 5 },
  check: ({ cofactor }) =>
    requireNumber(name, "cofactor", cofactor, (n) => n > 0, "a number above 0 is expected", "Use 5 or 150."),
  learner: () => knowing({}),
  apply: ({ assay }, _learnt, { cofactor }) => ({
    ...assay,
    values: mapEntries(assay.values, (value) => Math.asinh(value / cofactor)),
  }),
});
