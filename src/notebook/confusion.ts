import { averagedConfusion } from "../evaluate/confusion.js";
import type { FoldResult, RunResult } from "../omics/result.js";
import { isFirst } from "../omics/split.js";
import { mergeOptions, requireOption } from "../registry.js";
import { classIndex } from "../report/class-index.js";
import { confusionChart } from "../report/confusion-chart.js";
import { percent } from "../report/numbers.js";
import { linkedOf } from "./linked.js";
import { Model } from "./model.js";
import type { ConfusionState } from "./state.js";
import { stacked } from "./still.js";
import { LinkedView } from "./view.js";

export interface ConfusionOptions {
  /** The fold that is shown first, counted from 0; -1 = all folds. Default -1. */
  readonly fold?: number;
  /** Counts, or shares of the true class. Default "counts". */
  readonly unit?: "counts" | "shares";
}

/** Which classes are taken for which; a click on a cell marks its samples in every view of the result. */
export class ConfusionView extends LinkedView<ConfusionState> {
  readonly #result: RunResult;

  /** @throws UnknownName for another option; InvalidOption for a fold that is not there and for another unit */
  constructor(result: RunResult, options: ConfusionOptions = {}) {
    const { fold, unit } = checked(options, result);
    const linked = linkedOf(result);
    const state = {
      samples: linked.samples,
      selection: linked.selection,
      classes: result.classes,
      truth: classIndex(result, "truth"),
      predicted: classIndex(result, "predicted"),
      fold: Int32Array.from(result.samples, (sample) => sample.fold),
      folds: result.folds.filter(isFirst).map((each) => each.fold),
      shown: fold,
      unit,
    };
    super(new Model<ConfusionState>("Confusion", state), linked);
    this.#result = result;
  }

  /** As the person has set it: one fold in one unit; of all folds both, their samples counted and their mean share. */
  get svg(): string {
    const { averaged, summed } = this.#result.confusion;
    const one = this.#shown();
    const parts = one
      ? [this.#foldPart(one)]
      : [
          { title: "Samples of all folds (rows: true class)", drawing: confusionChart(summed, "count", 40) },
          { title: "Mean over the folds, shares of the true class", drawing: confusionChart(averaged, "share", 40) },
        ];
    return stacked(parts, this.text);
  }

  get text(): string {
    const { classes, mean, folds } = this.#result;
    const one = this.#shown();
    const where = one
      ? `${percent(one.metrics.accuracy)} in fold ${one.fold + 1}`
      : `${percent(mean.accuracy)} over ${folds.length} folds`;
    return `Confusion matrix of ${classes.length} classes, accuracy ${where}`;
  }

  /** Undefined where all folds are shown. */
  #shown(): FoldResult | undefined {
    const shown = this.model.get("shown");
    return this.#result.folds.find(({ fold }) => fold === shown);
  }

  #foldPart({ fold, metrics: { confusion } }: FoldResult) {
    return this.model.get("unit") === "shares"
      ? {
          title: `Fold ${fold + 1}, shares of the true class (rows)`,
          drawing: confusionChart(averagedConfusion([confusion]), "share", 40),
        }
      : {
          title: `Test samples of fold ${fold + 1} (rows: true class)`,
          drawing: confusionChart(confusion, "count", 40),
        };
  }
}

const step = "confusionMatrix";

function checked(given: ConfusionOptions, { folds }: RunResult): Required<ConfusionOptions> {
  const options = mergeOptions<ConfusionOptions>(step, { fold: -1, unit: "counts" }, given);
  const there = folds.filter(isFirst).map(({ fold }) => fold);
  requireOption(
    options.fold === -1 || there.includes(options.fold),
    step,
    `There is no fold ${options.fold}.`,
    `Choose one of ${there.join(", ")}, or -1 for all.`,
  );
  requireOption(
    ["counts", "shares"].includes(options.unit),
    step,
    `The unit is "${options.unit}".`,
    'Choose "counts" or "shares".',
  );
  return options;
}
