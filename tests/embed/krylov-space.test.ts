import { expect, test } from "@jest/globals";
import { blockWidth, KrylovSpace } from "../../src/embed/krylov-space.js";
import type { Linalg, RealMatrix } from "../../src/engine/linalg.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "./context.js";

const { linalg } = testContext().engine;
const size = 120;
const draw = seededRandom(3);
const points = { rows: 200, columns: size, values: Float64Array.from({ length: 200 * size }, () => draw.normal()) };
const matrix = linalg.matMul(points, points, { transposeA: true });

function grown(matrix: RealMatrix, dimensions: number, used: Linalg = linalg): KrylovSpace {
  const space = new KrylovSpace(matrix, dimensions, seededRandom(1), used);
  while (space.dimensions < dimensions) space.grow();
  return space;
}

const lengths = ({ rows, columns, values }: RealMatrix) =>
  Array.from({ length: rows }, (_, k) => Math.hypot(...values.subarray(k * columns, (k + 1) * columns)));

test("the residuals told are those of the axes, and the axes are orthonormal", () => {
  const space = grown(matrix, 60);
  const { axes, squares, residuals } = space.look(5);
  const found = axes();
  const products = linalg.matMul(found, matrix);
  const apart = products.values.map((value, i) => value - squares[Math.floor(i / size)]! * found.values[i]!);
  lengths({ ...products, values: apart }).forEach((length, k) =>
    expect(length / squares[0]!).toBeCloseTo(residuals[k]! / squares[0]!, 12),
  );
  expect(Math.max(...residuals)).toBeGreaterThan(1e-6 * squares[0]!); // the test would be empty otherwise
  const among = linalg.matMul(found, found, { transposeB: true }).values;
  among.forEach((value, i) => expect(value).toBeCloseTo(i % 6 === 0 ? 1 : 0, 12));
  space.release();
});

test("a glance tells what a look tells of the last axis", () => {
  for (const dimensions of [40, 60, 80]) {
    const space = grown(matrix, dimensions);
    for (const count of [1, 5, 12]) {
      const [glance, look] = [space.glance(count), space.look(count)];
      expect(glance.square / look.squares[count - 1]!).toBeCloseTo(1, 10);
      expect(glance.residual / look.squares[0]!).toBeCloseTo(look.residuals[count - 1]! / look.squares[0]!, 7);
    }
    expect(space.scale / space.look(1).squares[0]!).toBeGreaterThan(0.3);
    space.release();
  }
});

test("the basis is taken out again where directions were found, and only there", () => {
  // A few directions stand out and are found soon: without care they would come back again and again.
  const values = new Float64Array(400 * 400);
  for (let i = 0; i < 400; i++) values[i * 401] = i < 5 ? 9 + i : 1 + Math.cos(i / 127);
  let whole = 0;
  const matMul: Linalg["matMul"] = (a, b, options) => {
    if (options?.transposeB && a.columns === 400 && a.rows > 2 * blockWidth && a.rows < 400) whole++;
    return linalg.matMul(a, b, options);
  };
  const space = grown({ rows: 400, columns: 400, values }, 120, { ...linalg, matMul });
  const { squares, axes } = space.look(8);
  expect(whole).toBeGreaterThan(2);
  expect(whole).toBeLessThan(20); // of 30 blocks
  Array.from(squares.subarray(0, 5)).forEach((square, k) => expect(square / (13 - k)).toBeCloseTo(1, 12));
  expect(squares[5]).toBeLessThan(2.001); // not one of them twice
  const found = axes();
  const among = linalg.matMul(found, found, { transposeB: true }).values;
  among.forEach((value, i) => expect(value).toBeCloseTo(i % 9 === 0 ? 1 : 0, 13));
  space.release();
});

test("a space that cannot grow any more goes on with random vectors", () => {
  const flat = { ...matrix, values: matrix.values.map((_, i) => (i % (size + 1) === 0 ? 1 : 0)) };
  const { squares, residuals } = grown(flat, 40).look(40);
  squares.forEach((square) => expect(square).toBeCloseTo(1, 12));
  expect(Math.max(...residuals)).toBeLessThan(1e-12);
});

test("everything that the engine was given to keep is released", () => {
  let held = 0;
  const keep: Linalg["keep"] = (a) => {
    held++;
    const kept = linalg.keep(a);
    return { ...a, release: () => (held--, kept.release()) };
  };
  const wide = { rows: 300, columns: 300, values: new Float64Array(90_000).map(() => draw.normal()) };
  const space = grown(linalg.matMul(wide, wide, { transposeB: true }), 33 * blockWidth, { ...linalg, keep });
  expect(held).toBe(1);
  space.release();
  expect(held).toBe(0);
});
