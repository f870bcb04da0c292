import { expect, test } from "@jest/globals";
import { addSampleProducts } from "../../../src/baselines/softmax/sample-products.js";
import { describeTensorFlow } from "../../engine/engines.js";

describeTensorFlow("products of samples", ({ linalg }) => {
  test.each([1, 256, 300])("%d samples: those of the whole, added on and above the diagonal", (n) => {
    const x = linalg.zeros(n, 5);
    for (let at = 0; at < x.values.length; at++) x.values[at] = Math.sin(at * at);
    const found = new Float64Array(n * n).fill(1);
    addSampleProducts(x, found, linalg);
    const whole = linalg.matMul(x, x, { transposeB: true }).values;
    let worst = 0;
    for (let i = 0; i < n; i++)
      for (let j = i; j < n; j++) worst = Math.max(worst, Math.abs(found[i * n + j]! - 1 - whole[i * n + j]!));
    expect(worst).toBeLessThan(1e-12);
  });
});
