import type { Images } from "../data/images.js";
import { columnMoments } from "../math/column-moments.js";
import type { ColumnState } from "./state.js";

/** How features are drawn, over all samples: mean and spread of their brightness, where the table that was drawn is known. */
export function drawnColumns({ drawn }: Pick<Images, "drawn">): ColumnState[] {
  if (!drawn || drawn.rows === 0) return [];
  const { mean, variance } = columnMoments(drawn);
  return [
    { name: "mean brightness", numbers: Float32Array.from(mean) },
    { name: "spread of brightness", numbers: Float32Array.from(variance, Math.sqrt) },
  ];
}

/** The column that colours a layout at first: the spread where each pixel holds one feature at most, else "", their number. */
export function firstColour({ drawn, layout: { start } }: Pick<Images, "drawn" | "layout">): string {
  for (let pixel = 0; pixel < start.length - 1; pixel++) if (start[pixel + 1]! - start[pixel]! > 1) return "";
  return drawn && drawn.rows > 0 ? "spread of brightness" : "";
}
