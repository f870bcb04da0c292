import type { Confusion } from "../evaluate/confusion.js";
import { chart } from "./chart.js";
import type { Html } from "./html.js";

/** With more classes small matrices go without numbers. */
export const mostNumbered = 12;

/**
 * A confusion matrix: rows are the true classes, columns the predicted ones.
 *
 * @param kind counts, or shares of the true class
 * @param step side of a cell in pixels; below 30 the classes go without names
 */
export function confusionChart(
  matrix: Confusion,
  kind: "share" | "count",
  step: number,
  description = describe(matrix, kind),
): Html {
  const { labels, counts } = matrix;
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
