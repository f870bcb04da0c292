import { toDense } from "../data/matrix.js";
import { fitNormalisation, type Normalisation, normalise } from "../math/normalisation.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { requireComplete, requireOneOf } from "./require.js";

export interface DeepInsightNormOptions extends AssayChoice {
  /**
   * "feature": each feature fills 0 … 1 (the paper's norm-1). "log": the logarithm of each feature, shifted above 0, over
   * the largest of all, so that features keep their levels (norm-2). Default "log".
   */
  readonly by: "feature" | "log";
}

const name = "deepInsightNorm";

/**
 * The two normalisations of DeepInsight, learnt on the training samples; what is beyond their range is clipped to 0 … 1.
 * A feature that is constant there is 0 by "feature". Encoders do the same to what they draw, by their option
 * `normalisation`; this step gives it to a table. The result is dense.
 *
 * @throws MissingValues for NaN or infinite values
 */
export const deepInsightNorm = assayStep<DeepInsightNormOptions, Normalisation>({
  name,
  source: {
    paper: "Sharma et al. 2019",
    doi: "10.1038/s41598-019-47765-6",
    reference: 'the formulas of the paper; scikit-learn 1.9.1, preprocessing.MinMaxScaler ("feature")',
  },
  defaults: { assay: "", by: "log" },
  check: ({ by }) => requireOneOf(name, "by", by, ["feature", "log"]),
  fit(train, { by }) {
    requireComplete(name, train);
    return fitNormalisation(toDense(train.assay.values), by);
  },
  apply(data, learnt) {
    requireComplete(name, data);
    return { ...data.assay, values: normalise(toDense(data.assay.values), learnt) };
  },
});
