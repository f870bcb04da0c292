import { type Dense, dense, rowOf } from "../data/dense.js";
import { requireOption } from "../registry.js";
import type { Baseline } from "./baseline.js";

export interface KNearestNeighboursOptions {
  /** Nearest training samples that vote, 1 or more; at most all of them do. Default 5. */
  readonly neighbours: number;
  /** "uniform": each counts alike; "distance": by the inverse of its distance. Default "uniform". */
  readonly weights: "uniform" | "distance";
}

/** The training samples themselves; plain data. */
export interface KNearestNeighboursState {
  readonly x: Dense;
  readonly labels: Int32Array;
  readonly classes: number;
}

const name = "kNearestNeighbours";

/**
 * Shares of the classes among the nearest training samples (Euclidean).
 * Reference: sklearn.neighbors.KNeighborsClassifier; of equal distances the earlier sample is nearer.
 *
 * A feature speaks for a class as far as the nearest samples of other classes lie farther along it than the nearest of that
 * class: the mean difference of squared distances, which over all features adds up to the margin between the two.
 */
export const kNearestNeighbours: Baseline<KNearestNeighboursOptions, KNearestNeighboursState> = {
  name,
  source: {
    paper: "Cover & Hart 1967",
    doi: "10.1109/TIT.1967.1053964",
    reference: "scikit-learn 1.9.1, neighbors.KNeighborsClassifier",
  },
  defaults: Object.freeze({ neighbours: 5, weights: "uniform" }),
  scales: true,
  check({ neighbours, weights }) {
    const whole = Number.isInteger(neighbours) && neighbours >= 1;
    requireOption(whole, name, `neighbours is ${neighbours}.`, "Give a whole number of 1 or more.");
    const known = ["uniform", "distance"].includes(weights);
    requireOption(known, name, `weights is "${weights}".`, 'Use "uniform" or "distance".');
  },
  fit: ({ x, labels, classes }) => ({ x, labels, classes }),
  predict(x, state, { neighbours, weights }) {
    const { labels, classes } = state;
    const out = new Float32Array(x.rows * classes);
    for (let i = 0; i < x.rows; i++) {
      const squares = squaredDistances(rowOf(x, i), state.x);
      const near = nearest(squares, neighbours);
      const exact = weights === "distance" && squares[near[0]!] === 0; // what is the same sample, alone counts
      const votes = near.map((row) =>
        weights === "uniform" ? 1 : exact ? Number(squares[row] === 0) : squares[row]! ** -0.5,
      );
      const total = votes.reduce((sum, vote) => sum + vote, 0);
      for (const [v, row] of near.entries()) out[i * classes + labels[row]!]! += votes[v]! / total;
    }
    return out;
  },
  attribute(x, { x: known, labels }, targets, { neighbours }) {
    const out = dense(x.rows, x.columns);
    for (let i = 0; i < x.rows; i++) {
      const own = rowOf(x, i);
      const squares = squaredDistances(own, known);
      const scores = rowOf(out, i);
      for (const sign of [1, -1]) {
        const others = squares.map((square, row) => ((labels[row] === targets[i]) === sign < 0 ? square : Infinity));
        const near = nearest(others, neighbours).filter((row) => others[row]! < Infinity);
        for (const row of near)
          for (let j = 0; j < scores.length; j++)
            scores[j]! += (sign * (own[j]! - known.values[row * x.columns + j]!) ** 2) / near.length;
      }
    }
    return out;
  },
};

function squaredDistances(row: Float32Array, { rows, columns, values }: Dense): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0, at = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++, at++) sum += (row[j]! - values[at]!) ** 2;
    out[i] = sum;
  }
  return out;
}

function nearest(squares: Float64Array, count: number): number[] {
  return Array.from(squares.keys())
    .sort((a, b) => squares[a]! - squares[b]! || a - b)
    .slice(0, count);
}
