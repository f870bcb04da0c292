import type { AnyBaseline } from "../baselines/baseline.js";
import { applyTableScaling, fitTableScaling, type Missing, type TableScaling } from "../baselines/table-scaling.js";
import type { Context } from "../context.js";
import { featureNames } from "../data/assay.js";
import { type Cohort, labelsOf } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import { toDense } from "../data/matrix.js";
import { syntheticSamples } from "../data/synthetic-samples.js";
import { drawImages } from "../encoders/drawing/draw.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { requireOption } from "../registry.js";
import type { AnyClassifier } from "./classifier.js";
import { featureGrid } from "./feature-grid.js";
import { measuredAssay } from "./measured-assay.js";
import { requireClasses } from "./require-classes.js";

/** What every baseline lets one choose, beside its own options. */
export interface TableOptions {
  /** Name of the assay to learn from; "" = the only one. Default "". */
  readonly assay: string;
  /**
   * What stands in for a missing value: the feature's "minimum" among the training samples (below detection, mostly), their
   * "mean", or "error": nothing. Default "minimum".
   */
  readonly missing: Missing;
  /** Whether features become z-scores of the training samples. Default: where the method depends on units. */
  readonly scale: boolean;
}

/** What a baseline learns; plain data. */
export interface BaselineState {
  /** The assay it learnt from. */
  readonly assay: string;
  readonly classes: readonly string[];
  readonly scaling: TableScaling;
  readonly own: unknown;
}

type Options = TableOptions & Record<string, unknown>;

/** A classifier of a baseline: features that do not vary go, missing values are filled in, the others are scaled. */
export function baselineClassifier(baseline: AnyBaseline): AnyClassifier {
  const own = (options: Record<string, unknown>) =>
    Object.fromEntries(Object.keys(baseline.defaults as object).map((name) => [name, options[name]]));
  const tableOf = (cohort: Cohort, { assay, scaling }: BaselineState): Dense =>
    applyTableScaling(toDense(measuredAssay(cohort, assay).values), scaling);
  return {
    name: baseline.name,
    source: baseline.source,
    input: "table",
    pictures: false,
    defaults: Object.freeze({ assay: "", missing: "minimum", scale: baseline.scales, ...baseline.defaults }),
    check(options: Options) {
      const known = ["minimum", "mean", "error"].includes(options.missing);
      requireOption(known, "classify", `missing is "${options.missing}".`, 'Use "minimum", "mean" or "error".');
      baseline.check?.(own(options));
    },
    async fit(train: Cohort, options: Options, ctx: Context): Promise<BaselineState> {
      const names = labelsOf(train);
      const classes = [...new Set(names)].sort();
      requireClasses(baseline.name, classes.length);
      const labels = Int32Array.from(names, (name) => classes.indexOf(name));
      const assay = measuredAssay(train, options.assay);
      const values = toDense(assay.values);
      const scaling = fitTableScaling(values, featureNames(assay), options, baseline.name);
      const synthetic = syntheticSamples(train);
      const x = applyTableScaling(values, scaling);
      const table = { x, labels, classes: classes.length, ...(synthetic ? { synthetic } : {}) };
      return { assay: options.assay, classes, scaling, own: await baseline.fit(table, own(options), ctx) };
    },
    predict: async (cohort: Cohort, state: BaselineState, options: Options, ctx: Context) =>
      baseline.predict(tableOf(cohort, state), state.own, own(options), ctx),
    attribute: async (
      cohort: Cohort,
      state: BaselineState,
      options: Options,
      targets: Int32Array,
      _explainer: AnyExplainer,
      ctx: Context,
    ) => baseline.attribute(tableOf(cohort, state), state.own, targets, own(options), ctx),
    classes: (state: BaselineState) => state.classes,
    history: () => [],
    features: (_cohort: Cohort, { scaling }: BaselineState) => scaling.names,
    images(cohort: Cohort, state: BaselineState): Images {
      const layout = featureGrid(state.scaling.names);
      const { height, width } = layout;
      const x = tableOf(cohort, state);
      return { count: x.rows, height, width, channels: 1, values: drawImages(x, layout), layout };
    },
  };
}
