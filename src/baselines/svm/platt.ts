import { classPairs } from "./class-pairs.js";

/** Probability of the first class of a pair: 1 / (1 + exp(a × decision + b)). */
export interface Sigmoid {
  readonly a: number;
  readonly b: number;
}

const [UPDATES, RIDGE, ENOUGH] = [100, 1e-12, 1e-5];
const SMALLEST_STEP = 1e-10;

/**
 * Platt's sigmoid by Newton's method with backtracking (Lin, Lin & Weng 2007).
 *
 * @param decisions of samples whose surface was learnt without them
 * @param first whether each sample is of the first class
 */
export function fitSigmoid(decisions: readonly number[], first: readonly boolean[]): Sigmoid {
  const positive = first.filter(Boolean).length;
  const negative = first.length - positive;
  const targets = first.map((own) => (own ? (positive + 1) / (positive + 2) : 1 / (negative + 2)));
  const lossOf = ({ a, b }: Sigmoid) =>
    decisions.reduce((sum, decision, i) => {
      const z = a * decision + b;
      return (
        sum + (z >= 0 ? targets[i]! * z + Math.log1p(Math.exp(-z)) : (targets[i]! - 1) * z + Math.log1p(Math.exp(z)))
      );
    }, 0);
  let at: Sigmoid = { a: 0, b: Math.log((negative + 1) / (positive + 1)) };
  let loss = lossOf(at);
  for (let update = 0; update < UPDATES; update++) {
    let [aa, bb, ab, ga, gb] = [RIDGE, RIDGE, 0, 0, 0];
    for (const [i, decision] of decisions.entries()) {
      const p = 1 / (1 + Math.exp(at.a * decision + at.b));
      const [spread, miss] = [p * (1 - p), targets[i]! - p];
      aa += decision * decision * spread;
      bb += spread;
      ab += decision * spread;
      ga += decision * miss;
      gb += miss;
    }
    if (Math.max(Math.abs(ga), Math.abs(gb)) < ENOUGH) break;
    const determinant = aa * bb - ab * ab;
    const [da, db] = [-(bb * ga - ab * gb) / determinant, -(aa * gb - ab * ga) / determinant];
    const slope = ga * da + gb * db;
    let step = 1;
    for (; step >= SMALLEST_STEP; step /= 2) {
      const next = { a: at.a + step * da, b: at.b + step * db };
      const nextLoss = lossOf(next);
      if (nextLoss >= loss + 1e-4 * step * slope) continue;
      [at, loss] = [next, nextLoss];
      break;
    }
    if (step < SMALLEST_STEP) break;
  }
  return at;
}

/** A sigmoid a pair of classes. @param decisions samples × pairs; rows that are not numbers are passed over */
export function fitSigmoids(decisions: Float64Array, labels: Int32Array, classes: number): Sigmoid[] {
  const pairs = classPairs(classes);
  return pairs.map(([a, b], p) => {
    const rows = Array.from(labels.keys()).filter(
      (row) => (labels[row] === a || labels[row] === b) && !Number.isNaN(decisions[row * pairs.length + p]),
    );
    return fitSigmoid(
      rows.map((row) => decisions[row * pairs.length + p]!),
      rows.map((row) => labels[row] === a),
    );
  });
}

/** Pairwise probabilities are kept this far from 0 and 1, as the reference does. */
const CLEAR = 1e-7;
const ROUNDS = 100;

/**
 * Class probabilities that fit those of the pairs best (Wu, Lin & Weng 2004, second method).
 *
 * @param decisions samples × pairs
 * @returns samples × classes
 */
export function coupledProbabilities(
  decisions: Float64Array,
  sigmoids: readonly Sigmoid[],
  classes: number,
): Float32Array {
  const pairs = classPairs(classes);
  const rows = decisions.length / pairs.length;
  const out = new Float32Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const r = new Float64Array(classes * classes);
    for (const [p, [a, b]] of pairs.entries()) {
      const { a: slope, b: offset } = sigmoids[p]!;
      const share = 1 / (1 + Math.exp(slope * decisions[i * pairs.length + p]! + offset));
      r[a * classes + b] = Math.min(1 - CLEAR, Math.max(CLEAR, share));
      r[b * classes + a] = 1 - r[a * classes + b]!;
    }
    out.set(classes === 2 ? [r[1]!, r[2]!] : coupled(r, classes), i * classes);
  }
  return out;
}

/** @param r probability of class a where only a and b are possible, classes × classes */
function coupled(r: Float64Array, classes: number): Float64Array {
  const q = new Float64Array(classes * classes);
  for (let a = 0; a < classes; a++)
    for (let b = 0; b < classes; b++) {
      if (a === b) continue;
      q[a * classes + a]! += r[b * classes + a]! ** 2;
      q[a * classes + b] = -r[b * classes + a]! * r[a * classes + b]!;
    }
  const p = new Float64Array(classes).fill(1 / classes);
  const qp = new Float64Array(classes);
  for (let round = 0; round < ROUNDS; round++) {
    let pqp = 0;
    for (let a = 0; a < classes; a++) {
      qp[a] = 0;
      for (let b = 0; b < classes; b++) qp[a]! += q[a * classes + b]! * p[b]!;
      pqp += p[a]! * qp[a]!;
    }
    if (qp.every((value) => Math.abs(value - pqp) < 0.005 / classes)) break;
    for (let a = 0; a < classes; a++) {
      const change = (pqp - qp[a]!) / q[a * classes + a]!;
      p[a]! += change;
      pqp = (pqp + change * (change * q[a * classes + a]! + 2 * qp[a]!)) / (1 + change) ** 2;
      for (let b = 0; b < classes; b++) {
        qp[b] = (qp[b]! + change * q[a * classes + b]!) / (1 + change);
        p[b]! /= 1 + change;
      }
    }
  }
  return p;
}
