import { expect, test } from "@jest/globals";
import type { KernelRows } from "../../../src/baselines/svm/kernel-rows.js";
import { TwoClassSolver } from "../../../src/baselines/svm/smo.js";
import { seededRandom } from "../../../src/random.js";

/** Two overlapping clouds, the positive one first, and their products. */
function clouds(size: number, features: number, apart: number) {
  const random = seededRandom(`${size}`);
  const x = Array.from({ length: size }, (_, i) =>
    Array.from({ length: features }, () => random.normal() + (i < size / 2 ? apart : -apart)),
  );
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, j) => sum + value * b[j]!, 0);
  const rows = x.map((a) => Float32Array.from(x, (b) => dot(a, b)));
  const diagonal = Float64Array.from(x, (a) => dot(a, a));
  const kernel: KernelRows = { row: (i) => rows[i]!, diagonal, release: () => undefined };
  return { kernel, samples: Int32Array.from({ length: size }, (_, i) => i), positive: size / 2 };
}

function solved(task: ReturnType<typeof clouds>, C: number) {
  const solver = new TwoClassSolver({ ...task, C, tolerance: 1e-3 });
  expect(solver.run(1e6)).toBe(true);
  return solver.answer();
}

test("two samples: the surface lies in the middle, and the margin is 1", () => {
  const kernel = {
    row: (i: number) => [Float32Array.of(4, -4), Float32Array.of(-4, 4)][i]!,
    diagonal: Float64Array.of(4, 4),
    release: () => undefined,
  };
  const { weights, bias, objective } = solved({ kernel, samples: Int32Array.of(0, 1), positive: 1 }, 1);
  expect([...weights]).toEqual([0.125, -0.125]); // w = 0.5, so that w × 2 = 1
  expect(bias).toBe(0);
  expect(objective).toBeCloseTo(-0.125, 12);
});

test.each([0.01, 1, 100])(
  "C = %d: the optimality conditions hold for every sample, left out on the way or not",
  (C) => {
    const task = clouds(400, 3, 0.5); // so many that variables are left out and taken back
    const { weights, bias } = solved(task, C);
    expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0))).toBeLessThan(1e-9 * C * 400);
    for (let i = 0; i < 400; i++) {
      const sign = i < 200 ? 1 : -1;
      const margin = sign * (task.kernel.row(i).reduce((sum, value, s) => sum + value * weights[s]!, 0) - bias);
      const alpha = sign * weights[i]!;
      expect(alpha >= 0 && alpha <= C).toBe(true);
      if (alpha < C) expect(margin).toBeGreaterThan(1 - 2e-3);
      if (alpha > 0) expect(margin).toBeLessThan(1 + 2e-3);
    }
  },
);

test("updates are counted, and an unfinished answer says where it stands", () => {
  const solver = new TwoClassSolver({ ...clouds(100, 2, 0.2), C: 10, tolerance: 1e-3 });
  expect(solver.run(5)).toBe(false);
  expect(solver.iterations).toBe(5);
  expect(solver.answer().objective).toBeLessThan(0);
});
