import type { ComparisonResult } from "../omics/compare/result.js";
import type { DescribedChart } from "./calibration-chart.js";
import { byMeasure, intervalOf, measureTitles } from "./comparison-table.js";
import { meanIntervals } from "./mean-intervals.js";
import { percent } from "./numbers.js";

/** Means of a comparison's measure with their 95 % intervals, best first, the reference in colour. */
export function intervalChart(result: ComparisonResult): DescribedChart {
  const { measure, reference } = result;
  const values = byMeasure(result).flatMap((method) => {
    const value = method.run?.mean[measure] ?? null;
    if (value === null) return [];
    const [low, high] = intervalOf(method, measure) ?? [value, value];
    return [{ name: method.name, mean: value, low, high, own: method.name === reference }];
  });
  const lowest = Math.min(...values.map(({ low }) => low));
  const domain: [number, number] = [Math.max(0, Math.floor(10 * lowest) / 10), 1];
  return {
    spec: meanIntervals(values, measureTitles[measure], { domain, nice: false }),
    description: `Mean ${measureTitles[measure]}: ${values
      .map(({ name, mean, low, high }) => `${name} ${percent(mean)} (${percent(low)} to ${percent(high)})`)
      .join(", ")}.`,
  };
}
