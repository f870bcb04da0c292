import { type Dense, rowOf } from "../data/dense.js";
import { guessScale, type ValueScale } from "./value-scale.js";

/** What the numbers of a table are like. */
export interface ValuesCheck {
  readonly minimum: number;
  readonly maximum: number;
  /** Shares of all values, between 0 and 1. */
  readonly zeros: number;
  readonly missing: number;
  readonly integers: boolean;
  readonly negative: boolean;
  /** What kind of numbers they seem to be, and why. */
  readonly scale: ValueScale;
  readonly scaleWhy: string;
  /** Indices of samples whose known values are all 0, or without a known value. */
  readonly emptySamples: readonly number[];
  /** Indices of features whose known values are all 0, or without a known value. */
  readonly emptyFeatures: readonly number[];
  /** Indices of features with one value other than 0 throughout. */
  readonly constantFeatures: readonly number[];
  /** Pairs of samples with the same values. */
  readonly equalSamples: readonly (readonly [number, number])[];
  /** Largest share of missing values in one sample, and which sample. */
  readonly worstSample: { readonly index: number; readonly missing: number };
}

/** Values that the percentiles are taken from, at most. */
const chosen = 100_000;

/** Looks at all values of a table once. */
export function checkValues(values: Dense): ValuesCheck {
  const { rows, columns } = values;
  const lowest = new Float32Array(columns).fill(Infinity);
  const highest = new Float32Array(columns).fill(-Infinity);
  const emptySamples: number[] = [];
  let [zeros, missing, integers] = [0, 0, true];
  let worstSample = { index: 0, missing: 0 };
  for (let i = 0; i < rows; i++) {
    const row = rowOf(values, i);
    let [zero, unknown] = [0, 0];
    for (let j = 0; j < columns; j++) {
      const value = row[j]!;
      if (Number.isNaN(value)) {
        unknown++;
        continue;
      }
      if (value === 0) zero++;
      else if (integers && !Number.isInteger(value)) integers = false;
      if (value < lowest[j]!) lowest[j] = value;
      if (value > highest[j]!) highest[j] = value;
    }
    if (zero + unknown === columns) emptySamples.push(i);
    if (unknown / columns > worstSample.missing) worstSample = { index: i, missing: unknown / columns };
    zeros += zero;
    missing += unknown;
  }
  const minimum = lowest.reduce((least, value) => Math.min(least, value), Infinity);
  const maximum = highest.reduce((most, value) => Math.max(most, value), -Infinity);
  const { scale, why } = guessScale({ integers, minimum, maximum, sorted: someSorted(values.values) });
  const count = rows * columns;
  const where = (test: (low: number, high: number) => boolean) =>
    Array.from(lowest.keys()).filter((j) => test(lowest[j]!, highest[j]!));
  return {
    minimum,
    maximum,
    zeros: zeros / count,
    missing: missing / count,
    integers,
    negative: minimum < 0,
    scale,
    scaleWhy: why,
    emptySamples,
    emptyFeatures: where((low, high) => low > high || (low === 0 && high === 0)),
    constantFeatures: where((low, high) => low === high && low !== 0),
    equalSamples: equalRows(values),
    worstSample,
  };
}

function someSorted(values: Float32Array): Float32Array {
  const step = Math.max(1, Math.floor(values.length / chosen));
  const some = new Float32Array(Math.ceil(values.length / step));
  for (let i = 0; i < some.length; i++) some[i] = values[i * step]!;
  return some.filter((value) => !Number.isNaN(value)).sort();
}

/** Pairs of equal rows: rows of one hash are compared value by value. */
function equalRows(values: Dense): [number, number][] {
  const pairs: [number, number][] = [];
  const byHash = new Map<number, number[]>();
  for (let i = 0; i < values.rows; i++) {
    const row = rowOf(values, i);
    const hash = hashOf(row);
    const earlier = byHash.get(hash) ?? [];
    const twin = earlier.find((other) => rowOf(values, other).every((value, j) => Object.is(value, row[j])));
    if (twin !== undefined) pairs.push([twin, i]);
    byHash.set(hash, [...earlier, i]);
  }
  return pairs;
}

/** FNV-1a over the bits of the values. */
function hashOf(row: Float32Array): number {
  const bits = new Int32Array(row.buffer, row.byteOffset, row.length);
  let hash = 0x811c9dc5;
  for (const word of bits) hash = Math.imul(hash ^ word, 0x01000193);
  return hash;
}
