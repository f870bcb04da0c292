import type { ComparisonResult } from "../omics/compare/result.js";
import type { DescribedChart } from "./calibration-chart.js";
import { byMeasure, intervalOf, measureTitles } from "./comparison-table.js";
import { percent } from "./numbers.js";
import { classColour } from "./palette.js";

/** Means of a comparison's measure with their 95 % intervals, best first, the reference in colour. */
export function intervalChart(result: ComparisonResult): DescribedChart {
  const { measure, reference } = result;
  const values = byMeasure(result).flatMap((method) => {
    const value = method.run?.mean[measure] ?? null;
    if (value === null) return [];
    const [low, high] = intervalOf(method, measure) ?? [value, value];
    return [{ name: method.name, mean: value, low, high, own: method.name === reference }];
  });
  const colour = { condition: { test: "datum.own", value: classColour(0) }, value: "#888888" };
  const y = { field: "name", type: "nominal", sort: null, title: null };
  const lowest = Math.min(...values.map(({ low }) => low));
  const x = {
    type: "quantitative",
    title: measureTitles[measure],
    scale: { domain: [Math.max(0, Math.floor(10 * lowest) / 10), 1], nice: false },
    axis: { format: "%", tickCount: 5 },
  };
  return {
    spec: {
      width: 420,
      height: { step: 24 },
      data: { values },
      layer: [
        {
          mark: { type: "rule", strokeWidth: 2 },
          encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" }, color: colour },
        },
        {
          mark: { type: "point", filled: true, size: 70, opacity: 1 },
          encoding: { y, x: { ...x, field: "mean" }, color: colour },
        },
      ],
    },
    description: `Mean ${measureTitles[measure]}: ${values
      .map(({ name, mean, low, high }) => `${name} ${percent(mean)} (${percent(low)} to ${percent(high)})`)
      .join(", ")}.`,
  };
}
