import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { loess } from "../../src/math/loess.js";
import { seededRandom } from "../../src/random.js";

describe("loess", () => {
  test("a parabola is its own fit", () => {
    const positions = fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 12, maxLength: 80 });
    fc.assert(
      fc.property(positions, (given) => {
        const x = Float64Array.from(given, (value) => value / 10);
        const y = x.map((value) => 2 - 3 * value + 0.5 * value * value);
        loess(x, y, { span: 0.6 }).forEach((fitted, i) => expect(fitted).toBeCloseTo(y[i]!, 7));
      }),
    );
  });

  test("follows the trend of noisy points", () => {
    const random = seededRandom(4);
    const x = new Float64Array(500).map(() => 6 * random.next());
    const y = x.map((value) => Math.sin(value) + 0.2 * random.normal());
    loess(x, y, { span: 0.3 }).forEach((fitted, i) => expect(Math.abs(fitted - Math.sin(x[i]!))).toBeLessThan(0.2));
  });

  test("does not depend on the order of the points", () => {
    const random = seededRandom(5);
    const x = new Float64Array(60).map(() => Math.floor(10 * random.next()));
    const y = x.map((value) => value + random.normal());
    const order = random.shuffle([...x.keys()]);
    const shuffled = loess(
      Float64Array.from(order, (i) => x[i]!),
      Float64Array.from(order, (i) => y[i]!),
      { span: 0.4 },
    );
    const straight = loess(x, y, { span: 0.4 });
    order.forEach((i, k) => expect(shuffled[k]).toBeCloseTo(straight[i]!, 9));
  });

  test.each([
    ["no point", [], []],
    ["one point", [2], [7]],
    ["two points", [1, 2], [3, 5]],
    ["three points", [1, 2, 4], [3, 5, 4]],
    ["one position", [1, 1, 1, 1, 1, 1], [3, 3, 3, 3, 3, 3]],
  ])("%s: fitted as well as that allows", (_name, x, y) => {
    const fitted = loess(Float64Array.from(x), Float64Array.from(y), { span: 0.3 });
    expect(fitted).toHaveLength(x.length);
    fitted.forEach((value, i) => expect(Math.abs(value - y[i]!)).toBeLessThan(2));
  });
});
