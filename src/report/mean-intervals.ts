import type { TopLevelSpec } from "vega-lite";
import { classColour } from "./palette.js";

/** A mean with what lies to each side of it; fractions. */
export interface MeanInterval {
  readonly name: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Whether it is the one that the others are compared with: it is drawn in colour. */
  readonly own: boolean;
}

/**
 * Means as points on lines from low to high, one below the other in the order given, as a Vega-Lite chart.
 *
 * @param scale of the common axis, in per cent
 */
export function meanIntervals(
  values: readonly MeanInterval[],
  title: string,
  scale: { readonly domain: [number, number]; readonly nice?: boolean },
): TopLevelSpec {
  const color = { condition: { test: "datum.own", value: classColour(0) }, value: "#888888" } as const;
  const y = { field: "name", type: "nominal", sort: null, title: null } as const;
  const x = { type: "quantitative", title, scale, axis: { format: "%", tickCount: 5 } } as const;
  return {
    width: 420,
    height: { step: 24 },
    data: { values: [...values] },
    layer: [
      {
        mark: { type: "rule", strokeWidth: 2 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 70, opacity: 1 },
        encoding: { y, x: { ...x, field: "mean" }, color },
      },
    ],
  };
}
