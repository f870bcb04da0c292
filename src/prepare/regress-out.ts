import { toDense } from "../data/matrix.js";
import { OmixelError } from "../errors.js";
import { mapDense } from "../math/entries.js";
import { firstDependent, leastSquares } from "../math/least-squares.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { type Covariate, covariateColumns, learnCovariates } from "./covariates.js";
import { requireComplete } from "./require.js";

export interface RegressOutOptions extends AssayChoice {
  /** Columns of the sample table whose influence is taken out; numbers as they are, texts as categories. Default ["batch"]. */
  readonly columns: readonly string[];
}

export interface RegressOutLearnt {
  readonly covariates: readonly Covariate[];
  /** Intercept, then one array of features a column of the model. */
  readonly coefficients: readonly Float64Array[];
}

const name = "regressOut";

/**
 * Leaves what columns of the sample table do not explain: residuals of a linear regression of every feature, learnt on the
 * training samples. New samples need the same columns. A feature that is constant becomes 0. The result is dense.
 *
 * @throws UnknownName for a column, or a category of a new sample, that is not there; MissingValues; UnsuitableData where
 * a column says nothing that the ones before it do not
 */
export const regressOut = assayStep<RegressOutOptions, RegressOutLearnt>({
  name,
  source: { paper: "Wolf et al. 2018", doi: "10.1186/s13059-017-1382-0", reference: "scanpy 1.11.5, pp.regress_out" },
  defaults: { assay: "", columns: ["batch"] },
  check: ({ columns }) =>
    requireOption(
      Array.isArray(columns) && columns.length > 0 && columns.every((column) => typeof column === "string"),
      name,
      `Option "columns" is ${JSON.stringify(columns)}, but a list of column names is expected.`,
      'Name columns of the sample table: ["percentMito"].',
    ),
  transductive: ({ columns }, label) =>
    label !== undefined && columns.includes(label)
      ? `it takes out "${label}", which is to be predicted and is not known of new samples`
      : undefined,
  fit(train, { columns }) {
    requireComplete(name, train);
    const covariates = learnCovariates(name, train.table, columns);
    const model = modelOf(train.table, train.samples.length, covariates);
    const redundant = firstDependent(model);
    if (redundant >= 0)
      throw new OmixelError(
        "UnsuitableData",
        `The columns (${columns.join(", ")}) are constant in the training samples, or follow from each other.`,
        "Leave out those that say nothing new.",
        { step: name },
      );
    return { covariates, coefficients: leastSquares(model, toDense(train.assay.values)) };
  },
  apply(data, { covariates, coefficients }) {
    requireComplete(name, data);
    const model = modelOf(data.table, data.samples.length, covariates);
    const values = mapDense(toDense(data.assay.values), (value, row, feature) => {
      let rest = value;
      for (let c = 0; c < model.length; c++) rest -= model[c]![row]! * coefficients[c]![feature]!;
      return rest;
    });
    return { ...data.assay, values };
  },
});

function modelOf(table: Parameters<typeof covariateColumns>[1], rows: number, covariates: readonly Covariate[]) {
  return [new Float64Array(rows).fill(1), ...covariateColumns(name, table, covariates)];
}
