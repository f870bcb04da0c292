import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { smallest } from "../../src/embed/smallest.js";

test("the k smallest, of equal keys the first ones", () => {
  const keys = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 60 }), (values, wanted) => {
      const k = Math.min(wanted, values.length);
      const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
      const found = [...smallest(Float64Array.from(values), k)].sort((a, b) => a - b);
      expect(found).toEqual(order.slice(0, k).sort((a, b) => a - b));
    }),
  );
});
