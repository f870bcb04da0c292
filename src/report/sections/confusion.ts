import { classScores, type Confusion } from "../../evaluate/confusion.js";
import type { RunResult } from "../../omics/result.js";
import { chart } from "../chart.js";
import { figure, gallery } from "../figure.js";
import { type Html, html } from "../html.js";
import { fraction } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** Folds with a matrix of their own. */
const mostFolds = 10;
/** With more classes the small matrices go without numbers. */
const mostNumbered = 12;

/** Which classes are taken for which. */
export function confusionSection({ confusion, folds, classes }: RunResult): Section {
  const shown = folds.slice(0, mostFolds);
  const capped = folds.length > shown.length ? ` The first ${shown.length} of ${folds.length} folds are shown.` : "";
  return {
    id: "confusion",
    title: "Which classes are confused",
    body: html`<p>Rows are the true classes, columns the predicted ones; what lies on the diagonal is right.</p>
      ${gallery([
        figure(
          matrix(confusion.averaged, "share", 40, describe(confusion.averaged, "share")),
          "Mean over the folds of each fold's matrix, as shares of the true class.",
          "half",
        ),
        figure(
          matrix(confusion.summed, "count", 40, describe(confusion.summed, "count")),
          "Test samples of all folds added up.",
          "half",
        ),
      ])}
      <h3>Fold by fold</h3>
      ${gallery(
        shown.map(({ fold, metrics }) =>
          figure(
            matrix(
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

function matrix({ labels, counts }: Confusion, kind: "share" | "count", step: number, description: string): Html {
  const values = counts.flatMap((row, i) => {
    const total = row.reduce((sum, cell) => sum + cell, 0);
    return row.map((cell, j) => ({
      truth: labels[i]!,
      predicted: labels[j]!,
      share: total > 0 ? cell / total : 0,
      text: cell === 0 ? "" : kind === "share" ? cell.toFixed(2) : String(cell),
    }));
  });
  const small = step < 30;
  const axis = small ? null : { title: null, labelLimit: 180 };
  const x = {
    field: "predicted",
    type: "nominal",
    sort: null,
    axis: axis && { ...axis, orient: "top", labelAngle: -45 },
  };
  const y = { field: "truth", type: "nominal", sort: null, axis };
  return chart(
    {
      width: { step },
      height: { step },
      data: { values },
      encoding: { x, y },
      layer: [
        {
          mark: { type: "rect", stroke: "#88888855" },
          encoding: {
            color: {
              field: "share",
              type: "quantitative",
              legend: null,
              scale: { domain: [0, 1], range: ["#f7fbff", "#08519c"] },
            },
          },
        },
        ...(small && labels.length > mostNumbered
          ? []
          : [
              {
                mark: { type: "text", fontSize: small ? 9 : 11 },
                encoding: {
                  text: { field: "text" },
                  color: { condition: { test: "datum.share > 0.55", value: "#ffffff" }, value: "#111111" },
                },
              },
            ]),
      ],
    } as unknown as Parameters<typeof chart>[0],
    description,
  );
}

function describe({ labels, counts }: Confusion, kind: "share" | "count"): string {
  const right = labels.map((label, c) => `${label} ${kind === "share" ? counts[c]![c]!.toFixed(2) : counts[c]![c]!}`);
  return `Confusion matrix, rows true, columns predicted. On the diagonal: ${right.join(", ")}.`;
}
