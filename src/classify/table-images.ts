import { applyTableScaling, fitTableScaling, type TableScaling } from "../baselines/table-scaling.js";
import { featureNames } from "../data/assay.js";
import { assayOf, type Cohort, sampleCount } from "../data/cohort.js";
import { toDense } from "../data/matrix.js";
import { drawImages } from "../encoders/drawing/draw.js";
import type { Step } from "../step.js";
import { featureGrid } from "./feature-grid.js";

/**
 * The only assay as it is, a feature a pixel, as z-scores of the training samples: what a branch sees that needs no picture.
 * Where a value is missing, the feature's training minimum stands in.
 */
export const tableImages: Step<object, TableScaling> = Object.freeze({
  name: "tableImages",
  source: Object.freeze({ paper: "none" }),
  defaults: Object.freeze({}),
  fit(train: Cohort) {
    const assay = assayOf(train);
    return fitTableScaling(toDense(assay.values), featureNames(assay), { missing: "minimum", scale: true }, assay.name);
  },
  apply(cohort: Cohort, scaling: TableScaling): Cohort {
    const layout = featureGrid(scaling.names);
    const drawn = applyTableScaling(toDense(assayOf(cohort).values), scaling);
    const { height, width } = layout;
    const values = drawImages(drawn, layout);
    return { ...cohort, images: { count: sampleCount(cohort), height, width, channels: 1, values, layout, drawn } };
  },
});
