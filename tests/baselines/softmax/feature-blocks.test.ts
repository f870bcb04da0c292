import { expect, test } from "@jest/globals";
import { featureBlocks } from "../../../src/baselines/softmax/feature-blocks.js";
import { dense } from "../../../src/data/dense.js";
import { describeTensorFlow } from "../../engine/engines.js";

describeTensorFlow("a wide table in blocks", ({ linalg }) => {
  const x = dense(2, 5, Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  const blocksOf = (less?: Float64Array) =>
    Array.from(featureBlocks(x, linalg, less, 4), ({ from, block }) => ({
      from,
      width: block.columns,
      values: block.values.slice(), // the next one lies there
    }));

  test("is whole, and the last block is what is left", () => {
    expect(blocksOf()).toEqual([
      { from: 0, width: 2, values: Float32Array.of(1, 2, 6, 7) },
      { from: 2, width: 2, values: Float32Array.of(3, 4, 8, 9) },
      { from: 4, width: 1, values: Float32Array.of(5, 10) },
    ]);
  });

  test("loses what is taken from each feature, in float64", () => {
    const found = blocksOf(Float64Array.of(0.1, 0, 0, 0, 10));
    expect(found[0]!.values).toEqual(Float64Array.of(0.9, 2, 5.9, 7));
    expect(found[2]!.values).toEqual(Float64Array.of(-5, 0));
  });
});
