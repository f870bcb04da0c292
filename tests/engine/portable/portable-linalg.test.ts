import { expect, test } from "@jest/globals";
import { portableLinalg } from "../../../src/engine/portable/portable-linalg.js";

// Both engines pass native/native-linalg.test.ts; here: a case that can be checked by hand.
test("eigenvalues of [[2, 1], [1, 2]] are 1 and 3", () => {
  const { values } = portableLinalg.eigSymmetric({ rows: 2, columns: 2, values: Float64Array.of(2, 1, 1, 2) });
  expect(Array.from(values, (value) => Math.round(value * 1e12) / 1e12)).toEqual([1, 3]);
});
