import fc from "fast-check";
import { type Dense, dense } from "../../src/data/dense.js";

/** Any small matrix, a third of it zeros, some of it missing. */
export function matrices({ maxSide = 6 } = {}): fc.Arbitrary<Dense> {
  const value = fc.oneof(fc.constant(0), fc.float({ noNaN: true }), fc.constant(NaN));
  return fc
    .tuple(fc.nat(maxSide), fc.nat(maxSide))
    .chain(([rows, columns]) =>
      fc
        .array(value, { minLength: rows * columns, maxLength: rows * columns })
        .map((values) => dense(rows, columns, Float32Array.from(values))),
    );
}

/** Some indices below `count`, in any order, with repetition; none where there is nothing to choose from. */
export function choices(count: number): fc.Arbitrary<number[]> {
  return count === 0 ? fc.constant([]) : fc.array(fc.nat(count - 1), { maxLength: 8 });
}
