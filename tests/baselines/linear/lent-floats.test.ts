import { expect, test } from "@jest/globals";
import { lentFloats } from "../../../src/baselines/linear/lent-floats.js";
import { describeTensorFlow } from "../../engine/engines.js";

describeTensorFlow("floats that are lent", ({ linalg }) => {
  test("an odd number of them, where the engine multiplies as they are", () => {
    const values = lentFloats(3, linalg);
    expect(values).toEqual(new Float32Array(3));
    values.set([1, 2, 3]);
    const { values: found } = linalg.matMul({ rows: 3, columns: 1, values }, { rows: 1, columns: 3, values });
    expect(found).toEqual(Float32Array.of(1, 2, 3, 2, 4, 6, 3, 6, 9));
  });
});
