import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { selection } from "../../src/embed/selection.js";
import { seededRandom } from "../../src/random.js";

test("the k smallest, of equal keys the first ones", () => {
  const keys = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 60 }), (values, wanted) => {
      const k = Math.min(wanted, values.length);
      const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
      const found = [...selection(values.length).smallest(Float64Array.from(values), k)].sort((a, b) => a - b);
      expect(found).toEqual(order.slice(0, k).sort((a, b) => a - b));
    }),
  );
});

test.each(["falling", "rising", "random", "equal"])("thousands of %s keys", (kind) => {
  const random = seededRandom(kind);
  const of = { falling: (i: number) => -i, rising: (i: number) => i, random: () => random.next(), equal: () => 1 };
  const keys = Float64Array.from({ length: 5000 }, (_, i) => of[kind as keyof typeof of](i));
  for (const k of [1, 30, 400, 5000]) {
    const order = Array.from(keys, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
    expect([...selection(5000).smallest(keys, k)].sort((a, b) => a - b)).toEqual(
      order.slice(0, k).sort((a, b) => a - b),
    );
  }
});
