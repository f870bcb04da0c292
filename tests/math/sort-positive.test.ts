import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { sortPositive } from "../../src/math/sort-positive.js";

test("numbers of every size stand in order, also in a part of a larger array", async () => {
  await fc.assert(
    fc.asyncProperty(fc.float32Array({ min: 0, noNaN: true, noDefaultInfinity: true }), async (drawn) => {
      const whole = Float32Array.of(9, ...drawn.map(Math.abs), 1);
      const part = whole.subarray(1, -1);
      const expected = part.slice().sort();
      await sortPositive(part, () => Promise.resolve());
      expect(part).toEqual(expected);
      expect([whole[0], whole.at(-1)]).toEqual([9, 1]);
    }),
  );
});

test("stops when told to", async () => {
  const stop = () => Promise.reject(new Error("enough"));
  await expect(sortPositive(new Float32Array(3), stop)).rejects.toThrow("enough");
});
