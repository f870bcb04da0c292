import { classScores } from "../../evaluate/confusion.js";
import type { RunResult } from "../../omics/result.js";
import { isFirst } from "../../omics/split.js";
import { confusionChart, mostNumbered } from "../confusion-chart.js";
import { figure, gallery } from "../figure.js";
import { html } from "../html.js";
import { fraction } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** Folds with a matrix of their own. */
const mostFolds = 10;
/** Which classes are taken for which. */
export function confusionSection({ confusion, folds, classes }: RunResult): Section {
  const shown = folds.filter(isFirst).slice(0, mostFolds);
  const capped = folds.length > shown.length ? ` The first ${shown.length} of ${folds.length} folds are shown.` : "";
  return {
    id: "confusion",
    title: "Which classes are confused",
    body: html`<p>Rows are the true classes, columns the predicted ones; what lies on the diagonal is right.</p>
      ${gallery([
        figure(
          confusionChart(confusion.averaged, "share", 40),
          "Mean over the folds of each fold's matrix, as shares of the true class.",
          "half",
        ),
        figure(confusionChart(confusion.summed, "count", 40), "Test samples of all folds added up.", "half"),
      ])}
      <h3>Fold by fold</h3>
      ${gallery(
        shown.map(({ fold, metrics }) =>
          figure(
            confusionChart(
              metrics.confusion,
              "count",
              classes.length > mostNumbered ? 9 : 22,
              `Confusion matrix of fold ${fold + 1}.`,
            ),
            `Fold ${fold + 1}, accuracy ${fraction(metrics.accuracy)}`,
            "small",
          ),
        ),
      )}${capped ? html`<p class="note">${capped}</p>` : undefined}
      ${table(
        "Each class over all folds",
        ["Class", "Samples", "Precision", "Recall", "F1"].map((title, i) => ({ title, numeric: i > 0 })),
        classScores(confusion.summed).map(({ label, support, precision, recall, f1 }) => [
          label,
          support,
          fraction(precision),
          fraction(recall),
          fraction(f1),
        ]),
      )}`,
  };
}
