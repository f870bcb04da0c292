import type { RunResult } from "../omics/result.js";
import { classIndex } from "../report/class-index.js";
import { confusionChart } from "../report/confusion-chart.js";
import { percent } from "../report/numbers.js";
import { linkedOf } from "./linked.js";
import { Model } from "./model.js";
import type { ConfusionState } from "./state.js";
import { stacked } from "./still.js";
import { LinkedView } from "./view.js";

export interface ConfusionOptions {
  /** The fold that is shown first, counted from 0. Default: all folds. */
  readonly fold?: number;
  /** Counts, or shares of the true class. Default "counts". */
  readonly unit?: "counts" | "shares";
}

/** Which classes are taken for which; a click on a cell marks its samples in every view of the result. */
export class ConfusionView extends LinkedView<ConfusionState> {
  readonly #result: RunResult;

  constructor(result: RunResult, { fold = -1, unit = "counts" }: ConfusionOptions = {}) {
    const linked = linkedOf(result);
    const state = {
      samples: linked.samples,
      selection: linked.selection,
      classes: result.classes,
      truth: classIndex(result, "truth"),
      predicted: classIndex(result, "predicted"),
      fold: Int32Array.from(result.samples, (sample) => sample.fold),
      folds: result.folds.map((each) => each.fold),
      shown: fold,
      unit,
    };
    super(new Model<ConfusionState>("Confusion", state), linked);
    this.#result = result;
  }

  get svg(): string {
    const { averaged, summed } = this.#result.confusion;
    return stacked(
      [
        { title: "Samples of all folds (rows: true class)", drawing: confusionChart(summed, "count", 40) },
        { title: "Mean over the folds, shares of the true class", drawing: confusionChart(averaged, "share", 40) },
      ],
      this.text,
    );
  }

  get text(): string {
    const { classes, mean, folds } = this.#result;
    return `Confusion matrix of ${classes.length} classes, accuracy ${percent(mean.accuracy)} over ${folds.length} folds`;
  }
}
