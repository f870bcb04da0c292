import { warn } from "../context.js";
import { assaySamples, featureNames } from "../data/assay.js";
import { assayOf, type Cohort, sampleNames } from "../data/cohort.js";
import { dense } from "../data/dense.js";
import { columnNames, type Table, takeRows, texts, withColumn } from "../data/table.js";
import { OmixelError } from "../errors.js";
import { uniqueTexts } from "../io/unique-names.js";
import { visitEntries } from "../math/entries.js";
import { requireOption } from "../registry.js";
import type { Step } from "../step.js";
import type { AssayChoice } from "./assay-step.js";
import { requireTexts } from "./covariates.js";
import { requireComplete, requireOneOf } from "./require.js";

export interface PseudobulkOptions extends AssayChoice {
  /** Columns of the sample table whose values together make a group: ["donor", "cellType"]. Default ["donor"]. */
  readonly by: readonly string[];
  /** "sum" of counts, or "mean" of logged values. Default "sum". */
  readonly how: "sum" | "mean";
}

const name = "pseudobulk";

/**
 * Makes one sample of each group of samples: the cells of a donor become the donor. Groups keep the order of their first
 * sample and are named by their values, joined by "_" ("-1", "-2" … is added to names that come up twice so). Columns of
 * the sample table stay where all samples of each group agree, others are dropped and named in a warning; column `samples`
 * (`samples_` where there is such a one) says how many there were. Only the chosen assay is kept; samples on which it was
 * not measured are left out. The result is dense.
 *
 * Rows change, so that no fold can follow them: the step serves `.table()`. A new plan on that table,
 * `omics(await plan.table())`, splits groups, which is what honest folds of donors are.
 *
 * @throws UnknownName for a column that is not there; MissingValues; UnsuitableData for a group whose samples differ in the
 * label or the group of folds
 */
export const pseudobulk: Step<PseudobulkOptions, object> = Object.freeze({
  name,
  source: Object.freeze({
    paper: "Squair et al. 2021",
    doi: "10.1038/s41467-021-25960-2",
    reference: "scanpy 1.11.5, get.aggregate",
  }),
  defaults: Object.freeze({ assay: "", by: ["donor"], how: "sum" as const }),
  check({ by, how }: PseudobulkOptions) {
    requireOneOf(name, "how", how, ["sum", "mean"]);
    requireOption(
      Array.isArray(by) && by.length > 0 && by.every((column) => typeof column === "string"),
      name,
      `Option "by" is ${JSON.stringify(by)}, but a list of column names is expected.`,
      'Name columns of the sample table: ["donor"].',
    );
  },
  transductive: () => "it makes groups of the samples, whose rows no fold can follow",
  fit: () => ({}),
  apply(cohort: Cohort, _state: object, { assay: chosen, by, how }: PseudobulkOptions, ctx) {
    const assay = assayOf(cohort, chosen);
    const rows = Uint32Array.from(assay.measured.keys()).filter((row) => assay.measured[row] === 1);
    const columns = by.map((column) => requireTexts(name, takeRows(cohort.samples, rows), column));
    const groups = new Map<string, number[]>();
    rows.forEach((row, i) => {
      const group = JSON.stringify(columns.map((column) => column[i]!)); // "a_b" and "c" are not "a" and "b_c"
      const own = groups.get(group);
      if (own) own.push(row);
      else groups.set(group, [row]);
    });
    const names = uniqueTexts(Array.from(groups.keys(), (group) => (JSON.parse(group) as string[]).join("_")));
    const all = sampleNames(cohort);
    requireComplete(name, {
      assay: rows.length < all.length ? assaySamples(assay, rows) : assay,
      features: featureNames(assay),
      samples: Array.from(rows, (row) => all[row]!),
    });
    const place = new Int32Array(assay.values.rows).fill(-1);
    [...groups.values()].forEach((own, group) => own.forEach((row) => (place[row] = group)));
    const sums = new Float64Array(groups.size * assay.values.columns);
    visitEntries(assay.values, (value, row, column) => {
      if (place[row]! >= 0) sums[place[row]! * assay.values.columns + column]! += value;
    });
    const sizes = Float64Array.from(groups.values(), (own) => own.length);
    if (how === "mean") sums.forEach((sum, at) => (sums[at] = sum / sizes[Math.floor(at / assay.values.columns)]!));

    const { table, mixed } = agreeing(cohort.samples, [...groups.values()]);
    for (const role of ["label", "group"] as const)
      if (mixed.includes(cohort.roles[role] ?? ""))
        throw new OmixelError(
          "UnsuitableData",
          `Samples of one group differ in "${cohort.roles[role]}", the ${role} of the cohort.`,
          `Group by it as well: { by: ${JSON.stringify([...by, cohort.roles[role]])} }.`,
          { step: name, column: cohort.roles[role]! },
        );
    if (mixed.length > 0) warn(ctx, name, `Columns that differ within a group are dropped: ${mixed.join(", ")}.`);
    let size = "samples";
    while (columnNames(table).includes(size)) size += "_";
    const samples = withColumn(withColumn(table, "sample", names), size, sizes);
    const values = dense(groups.size, assay.values.columns, Float32Array.from(sums));
    const measured = new Uint8Array(groups.size).fill(1);
    return { samples, roles: cohort.roles, assays: { [assay.name]: { ...assay, values, measured } } };
  },
} satisfies Step<PseudobulkOptions, object>);

/** One row a group, of the columns in which its samples agree; and the names of the others. */
function agreeing(samples: Table, groups: readonly (readonly number[])[]): { table: Table; mixed: string[] } {
  const others = columnNames(samples).filter((column) => column !== "sample");
  const mixed = others.filter((column) => {
    const values = texts(samples, column);
    return groups.some((own) => own.some((row) => values[row] !== values[own[0]!]));
  });
  const kept = samples.select(["sample", ...others.filter((column) => !mixed.includes(column))]);
  return {
    table: takeRows(
      kept,
      groups.map((own) => own[0]!),
    ),
    mixed,
  };
}
