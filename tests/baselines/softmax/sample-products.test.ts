import { expect, test } from "@jest/globals";
import { sampleProducts } from "../../../src/baselines/softmax/sample-products.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";

describeTensorFlow("products of samples", ({ linalg }) => {
  test.each([1, 128, 300])("%d samples: those of the whole, the same on both sides", (n) => {
    const x = linalg.zeros(n, 5);
    for (let at = 0; at < x.values.length; at++) x.values[at] = Math.sin(at * at);
    const { values } = sampleProducts(x, linalg);
    expectClose(values, linalg.matMul(x, x, { transposeB: true }).values, 1e-12);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if (values[i * n + j] !== values[j * n + i]) expect([i, j]).toEqual([]); // prettier-ignore
  });
});
