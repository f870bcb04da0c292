import type { Dense } from "../../data/dense.js";
import { exactAxes } from "../../embed/principal-axes.js";
import type { Linalg } from "../../engine/linalg.js";

/** A gene set cut to the features of a table. */
export interface Pathway {
  readonly node: string;
  /** Columns, ascending. */
  readonly members: Uint32Array;
}

/** The principal components of a pathway's features in the training samples. */
export interface Components {
  /**
   * What each member weighs in each component, components × members: loadings of length 1, the largest positive, over the
   * square root of the number of members, so that the variance of a component of standardised features is the share of
   * the pathway's variance that it explains. Zeros beyond the rank.
   */
  readonly weights: Float64Array;
}

export function componentsOf(values: Dense, { members }: Pathway, count: number, linalg: Linalg): Components {
  const { rows, columns } = values;
  const centred = new Float64Array(rows * members.length);
  members.forEach((column, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += values.values[i * columns + column]!;
    for (let i = 0; i < rows; i++) centred[i * members.length + j] = values.values[i * columns + column]! - sum / rows;
  });
  const kept = Math.min(count, rows, members.length);
  const { axes } = exactAxes({ rows, columns: members.length, values: centred }, kept, linalg);
  const weights = new Float64Array(count * members.length);
  axes.values.forEach((value, at) => (weights[at] = value / Math.sqrt(members.length)));
  return { weights };
}

/** The mean of a pathway's features in each sample, one row a sample, one column a pathway. */
export function activities(values: Dense, pathways: readonly Pathway[]): Dense {
  const out = new Float32Array(values.rows * pathways.length);
  for (let i = 0; i < values.rows; i++)
    pathways.forEach(({ members }, p) => {
      let sum = 0;
      for (const column of members) sum += values.values[i * values.columns + column]!;
      out[i * pathways.length + p] = sum / members.length;
    });
  return { kind: "dense", rows: values.rows, columns: pathways.length, values: out };
}
