import { expect, test } from "@jest/globals";
import { type Kernel, kernelBetween, kernelRows, squaredNorms } from "../../../src/baselines/svm/kernel-rows.js";
import { dense } from "../../../src/data/dense.js";
import { seededRandom } from "../../../src/random.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";

const random = seededRandom(3);
const x = dense(
  7,
  5,
  Float32Array.from({ length: 35 }, () => random.normal()),
);
const plain = (kernel: Kernel, i: number, j: number) => {
  let [product, square] = [0, 0];
  for (let k = 0; k < 5; k++) {
    const [a, b] = [x.values[i * 5 + k]!, x.values[j * 5 + k]!];
    product += a * b;
    square += (a - b) ** 2;
  }
  return kernel.name === "linear" ? product : Math.exp(-kernel.gamma * square);
};

describeTensorFlow("kernel rows", ({ linalg }) => {
  test.each<Kernel>([{ name: "linear" }, { name: "rbf", gamma: 0.3 }])(
    "%j, whole or by rows on request",
    async (kernel) => {
      const whole = await kernelRows(x, kernel, linalg);
      const narrow = await kernelRows(x, kernel, linalg, undefined, 60); // room for two rows
      for (const i of [0, 3, 6, 3, 0, 1]) {
        const expected = Array.from({ length: 7 }, (_, j) => plain(kernel, i, j));
        expectClose(whole.row(i), expected, 1e-5);
        expectClose(narrow.row(i), expected, 1e-5);
        expect(whole.diagonal[i]).toBeCloseTo(expected[i]!, 5);
      }
      expect(narrow.row(1)).toBe(narrow.row(1));
      narrow.release();
      expectClose(kernelBetween(dense(1, 5, x.values.slice(0, 5)), x, kernel, linalg), whole.row(0), 1e-5);
    },
  );

  test("a stop between blocks ends the work", async () => {
    const stop = () => Promise.reject(new Error("stopped"));
    await expect(kernelRows(x, { name: "linear" }, linalg, stop)).rejects.toThrow("stopped");
  });
});

test("squared norms", () => {
  expect([...squaredNorms(dense(2, 2, Float32Array.of(3, 4, 0, 2)))]).toEqual([25, 4]);
});
