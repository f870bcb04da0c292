import { describe, expect, test } from "@jest/globals";
import { leadingAxesOfScatter } from "../../src/embed/leading-axes.js";
import { axesOfScatter } from "../../src/embed/principal-axes.js";
import type { Linalg, RealMatrix } from "../../src/engine/linalg.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "./context.js";

const { linalg } = testContext().engine;
const size = 600;

/** XᵀX of random points, columns scaled. */
function scatterOf(rows: number, scale: (column: number) => number): RealMatrix {
  const draw = seededRandom(5);
  const values = Float64Array.from({ length: rows * size }, (_, i) => draw.normal() * scale(i % size));
  return linalg.matMul({ rows, columns: size, values }, { rows, columns: size, values }, { transposeA: true });
}

function diagonal(entry: (column: number) => number): RealMatrix {
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i++) values[i * (size + 1)] = entry(i);
  return { rows: size, columns: size, values };
}

/** Counts decompositions of the whole matrix. */
function watched(): { linalg: Linalg; whole: () => number } {
  let whole = 0;
  const eigSymmetric: Linalg["eigSymmetric"] = (a) => {
    if (a.rows === size) whole++;
    return linalg.eigSymmetric(a);
  };
  return { linalg: { ...linalg, eigSymmetric }, whole: () => whole };
}

describe("the first axes are those that all axes begin with", () => {
  test.each<[string, RealMatrix, number]>([
    ["a few directions stand out of noise", scatterOf(900, (j) => (j < 6 ? 5 : 1)), 9],
    ["nothing but noise", scatterOf(4000, () => 1), 20],
    ["the first axis is a million times as strong as the last one", scatterOf(900, (j) => 1 / (1 + j) ** 2), 30],
    ["fewer samples than axes", scatterOf(12, () => 1), 20],
    ["as many samples as axes", scatterOf(30, () => 1), 30],
  ])("%s", (_, scatter, count) => {
    const all = axesOfScatter(scatter, count, linalg);
    const counted = watched();
    const first = leadingAxesOfScatter(scatter, count, seededRandom(2), counted.linalg);
    expect(counted.whole()).toBe(0);
    expect(first.axes.rows).toBe(count);
    first.squares.forEach((square, k) => {
      if (all.squares[k] === 0) expect(square).toBe(0);
      else expect(square / all.squares[k]!).toBeCloseTo(1, 10);
    });
    first.axes.values.forEach((value, i) => expect(value).toBeCloseTo(all.axes.values[i]!, 6));
  });
});

test.each<[string, RealMatrix, number[]]>([
  ["all eigenvalues are equal", diagonal(() => 2), [2, 2, 2, 2, 2, 2, 2, 2]],
  ["more are equal than a block holds", diagonal((j) => (j < 6 ? 3 : 1 / (1 + j))), [3, 3, 3, 3, 3, 3, 1 / 7, 1 / 8]],
  ["there is no variance", diagonal(() => 0), [0, 0, 0, 0, 0, 0, 0, 0]],
])("no eigenvalue is missed where %s", (_, scatter, expected) => {
  const { squares, axes } = leadingAxesOfScatter(scatter, expected.length, seededRandom(2), linalg);
  expected.forEach((square, k) => expect(squares[k]).toBeCloseTo(square, 9));
  const products = linalg.matMul(axes, axes, { transposeB: true }).values;
  products.forEach((value, i) => expect(value).toBeCloseTo(i % 9 === 0 && expected[0]! > 0 ? 1 : 0, 9));
});

test.each<[string, (column: number) => number, number]>([
  ["a million times as strong", (j) => 10 ** ((-6 * j) / 29), 30],
  ["in pairs, as strong as each other", (j) => (j < 20 ? 5 - Math.floor(j / 2) / 5 : 1 + Math.cos(j / 200)), 20],
  ["one above all of what is nearly even", (j) => (j === 0 ? 1e4 : 1 / (1 + j)), 20],
])("axes of known strength, %s: orthonormal, and the matrix only stretches them", (_, strength, count) => {
  const draw = seededRandom(8);
  const random = Float64Array.from({ length: size * size }, () => draw.normal());
  const turned = linalg.orthonormal({ rows: size, columns: size, values: random });
  const stretched = { ...turned, values: turned.values.map((value, i) => value * strength(i % size)) };
  const product = linalg.matMul(stretched, turned, { transposeB: true });
  const counted = watched();
  const { axes, squares } = leadingAxesOfScatter(product, count, seededRandom(2), counted.linalg);
  expect(counted.whole()).toBe(0);
  squares.forEach((square, k) => expect(square / strength(k)).toBeCloseTo(1, 9));
  const { values } = linalg.matMul(axes, product, { transposeB: true });
  for (let k = 0; k < count; k++) {
    const apart = values
      .subarray(k * size, (k + 1) * size)
      .map((value, j) => value - squares[k]! * axes.values[k * size + j]!);
    expect(Math.hypot(...apart)).toBeLessThan(Math.max(1e-8 * squares[k]!, size * Number.EPSILON * squares[0]!));
  }
  const among = linalg.matMul(axes, axes, { transposeB: true }).values;
  among.forEach((value, i) => expect(value).toBeCloseTo(i % (count + 1) === 0 ? 1 : 0, 13));
});

test("the same seed gives the same bits, another one the same axes", () => {
  const scatter = scatterOf(700, (j) => 1 + (j % 7));
  const of = (seed: number) => leadingAxesOfScatter(scatter, 10, seededRandom(seed), linalg);
  expect(of(1)).toEqual(of(1));
  const other = of(2).axes.values;
  of(1).axes.values.forEach((value, i) => expect(other[i]).toBeCloseTo(value, 6));
});

test("so many axes that they are nearly all are found as well", () => {
  const scatter = scatterOf(700, () => 1);
  const all = axesOfScatter(scatter, 500, linalg);
  expect(leadingAxesOfScatter(scatter, 500, seededRandom(1), linalg)).toEqual(all);
});
