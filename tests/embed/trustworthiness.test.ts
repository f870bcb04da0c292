import { expect, test } from "@jest/globals";
import { trustworthiness } from "../../src/embed/trustworthiness.js";
import { describeWithShared, excess, parityCase } from "../shared.js";
import { testContext } from "./context.js";

const matrix = (rows: number, columns: number, values: number[]) => ({
  rows,
  columns,
  values: Float64Array.from(values),
});

describeWithShared("parity with scikit-learn", ["fixtures/parity/neighbours.json"], () => {
  test("for 5 and for 10 neighbours", async () => {
    const { input, expected, tolerance, params } = parityCase("neighbours", "trustworthiness");
    const found = [];
    for (const k of params.n_neighbors as number[])
      found.push(
        await trustworthiness(matrix(48, 40, input.x.data), matrix(48, 2, input.embedding.data), k, testContext()),
      );
    expect(excess(found, expected.trustworthiness.data, tolerance)).toBeLessThanOrEqual(0);
  });
});

test("a faithful picture has 1, other sizes are refused", async () => {
  const points = matrix(5, 1, [0, 1, 3, 6, 10]);
  expect(await trustworthiness(points, points, 2, testContext())).toBe(1);
  await expect(trustworthiness(points, points, 3, testContext())).rejects.toMatchObject({ tag: "InvalidOption" });
  await expect(trustworthiness(points, matrix(4, 1, [1, 2, 3, 4]), 1, testContext())).rejects.toMatchObject({
    tag: "InvalidOption",
  });
});
