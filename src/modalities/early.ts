import type { Assay } from "../data/assay.js";
import { featureNames } from "../data/assay.js";
import { type Cohort, sampleNames } from "../data/cohort.js";
import { denseBeside } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { type Column, columnNames, type Table, tableOf } from "../data/table.js";
import { unknownName } from "../errors.js";
import { inFittedOrder } from "../prepare/fitted-order.js";
import type { Step } from "../step.js";
import { requireOption } from "../registry.js";
import { type AssaysChoice, checkAssaysChoice } from "./chosen-assays.js";
import {
  checkClinicalChoice,
  CLINICAL,
  type ClinicalChoice,
  type ClinicalState,
  withClinical,
} from "./clinical-assay.js";
import { identityOf } from "./feature-identity.js";
import { fitKept } from "./kept-assays.js";
import { requireMeasured } from "./require-measured.js";

/** Name of the assay that early fusion makes. */
export const FUSED = "fused";

export interface EarlyOptions extends AssaysChoice, ClinicalChoice {}

/** The features of each assay, in order. */
export interface EarlyState {
  readonly clinical?: ClinicalState;
  readonly assays: readonly { readonly name: string; readonly features: readonly string[] }[];
}

const name = "early";

/**
 * Early fusion: the features of all assays (or of `assays`, in that order) side by side in one assay "fused", which is the
 * only one from then on. Its feature table has the columns `feature` ("rna:TP53"), `assay` and `name` ("TP53"), then those
 * of the assays' own feature tables. Results drop the assay's name where no other assay has such a feature. Assays are not
 * weighted: bring them to one scale first. The result is dense.
 *
 * @throws MissingValues for samples that lack an assay, naming `completeCases` and `imputeModalities`
 */
export const early: Step<EarlyOptions, EarlyState> = Object.freeze({
  name,
  source: Object.freeze({ paper: "Picard et al. 2021 (early integration)", doi: "10.1016/j.csbj.2021.06.030" }),
  defaults: Object.freeze({ assays: [], samples: [] }),
  check(options) {
    checkAssaysChoice(name, options);
    checkClinicalChoice(name, options);
  },
  fit: featuresByAssay,
  learner(options) {
    const whole = options.samples.length === 0;
    requireOption(
      whole,
      name,
      "Columns of the samples become z-scores, for which all samples are seen at once.",
      "Leave samples out of a stream.",
    );
    let state: EarlyState | undefined;
    return { looks: 0, add: (block) => (state ??= featuresByAssay(block, options)), state: () => state };
  },
  apply(given, { assays, clinical }) {
    const cohort = complete(withClinical(given, clinical), clinical);
    const samples = sampleNames(cohort);
    const parts = assays.map(({ name: own, features }) => {
      const assay = cohort.assays[own];
      if (!assay) throw unknownName("assay", own, Object.keys(cohort.assays), { step: name });
      return inFittedOrder(name, { assay, features: featureNames(assay), samples }, features).assay;
    });
    requireMeasured(
      name,
      cohort,
      parts.map((part) => part.name),
    );
    const values = denseBeside(parts.map((part) => toDense(part.values)));
    const fused: Assay = {
      name: FUSED,
      values,
      features: featuresOf(parts),
      measured: new Uint8Array(samples.length).fill(1),
    };
    return { samples: cohort.samples, roles: cohort.roles, assays: { [FUSED]: fused } } satisfies Cohort;
  },
} satisfies Step<EarlyOptions, EarlyState>);

/** What is missing of the samples' columns counts as the mean, so that no row of them is a hole. */
function complete(cohort: Cohort, clinical: ClinicalState | undefined): Cohort {
  const assay = clinical && cohort.assays[CLINICAL];
  if (!assay) return cohort;
  const measured = new Uint8Array(assay.measured.length).fill(1);
  return { ...cohort, assays: { ...cohort.assays, [CLINICAL]: { ...assay, measured } } };
}

function featuresByAssay(train: Cohort, options: EarlyOptions): EarlyState {
  const { assays, clinical } = fitKept(name, train, options);
  const whole = withClinical(train, clinical);
  return {
    ...(clinical ? { clinical } : {}),
    assays: [...assays, ...(clinical ? [CLINICAL] : [])].map((assay) => ({
      name: assay,
      features: featureNames(whole.assays[assay]!),
    })),
  };
}

/** Columns of all feature tables; an assay that lacks one has "" there, or null where they are numbers. */
function featuresOf(parts: readonly Assay[]): Table {
  const others = [...new Set(parts.flatMap(({ features }) => columnNames(features)))].filter(
    (column) => !["feature", "assay", "name"].includes(column),
  );
  const column = (key: string): Column => {
    const cells = parts.flatMap(({ features }): unknown[] => {
      const own = features.getChild(key);
      return Array.from({ length: features.numRows }, (_, row) => own?.get(row) as unknown);
    });
    const isNumber = cells.every((cell) => cell === null || cell === undefined || typeof cell === "number");
    return isNumber
      ? cells.map((cell) => (cell as number | null | undefined) ?? null)
      : cells.map((cell) => (cell === null || cell === undefined ? "" : String(cell as string)));
  };
  return tableOf({
    feature: parts.flatMap((part) => featureNames(part).map((feature) => identityOf(part.name, feature))),
    assay: parts.flatMap((part) => Array<string>(part.values.columns).fill(part.name)),
    name: parts.flatMap(featureNames),
    ...Object.fromEntries(others.map((key) => [key, column(key)])),
  });
}
