import { describe, expect, test } from "@jest/globals";
import { moransI, touchingPixels } from "../../src/math/morans-i.js";
import { seededRandom } from "../../src/random.js";

const all = new Uint8Array(30).fill(1);

/** By the definition: a sum over all pairs of pixels. */
function defined(values: readonly number[], counted: ArrayLike<number>, width: number, contiguity: 4 | 8): number {
  const pixels = values.map((_, p) => p).filter((p) => counted[p]);
  const mean = pixels.reduce((sum, p) => sum + values[p]!, 0) / pixels.length;
  let [weights, products, squares] = [0, 0, 0];
  for (const p of pixels) {
    squares += (values[p]! - mean) ** 2;
    for (const q of pixels) {
      const [dx, dy] = [Math.abs((p % width) - (q % width)), Math.abs(Math.floor(p / width) - Math.floor(q / width))];
      if (contiguity === 4 ? dx + dy !== 1 : Math.max(dx, dy) !== 1) continue;
      weights++;
      products += (values[p]! - mean) * (values[q]! - mean);
    }
  }
  return (pixels.length * products) / (weights * squares);
}

describe.each([4, 8] as const)("%i neighbours", (contiguity) => {
  test("as defined, also with holes and in one channel of several", () => {
    const random = seededRandom(contiguity);
    const values = Array.from({ length: 30 }, () => random.normal());
    const holes = Uint8Array.from(values, () => +(random.next() > 0.3));
    for (const counted of [all, holes]) {
      const touching = touchingPixels(counted, 6, contiguity);
      const expected = defined(values, counted, 6, contiguity);
      expect(moransI(values, touching)).toBeCloseTo(expected, 10);
      const channels = values.flatMap((value) => [9, value, 7]);
      expect(moransI(channels, touching, 1, 3)).toBeCloseTo(expected, 10);
    }
  });

  test("equal pixels and pixels of which none touch have no score", () => {
    expect(moransI(new Array(30).fill(0.1), touchingPixels(all, 6, contiguity))).toBeNull();
    const apart = Uint8Array.from({ length: 30 }, (_, p) => +(p === 0 || p === 29));
    expect(moransI(Array.from(apart.keys()), touchingPixels(apart, 6, contiguity))).toBeNull();
    expect(moransI([], touchingPixels([], 6, contiguity))).toBeNull();
  });
});

test("a slope is smooth, a chequerboard is not", () => {
  const touching = touchingPixels(all, 6, 4);
  expect(
    moransI(
      Array.from(all, (_, p) => p % 6),
      touching,
    ),
  ).toBeGreaterThan(0.7);
  expect(
    moransI(
      Array.from(all, (_, p) => ((p % 6) + Math.floor(p / 6)) % 2),
      touching,
    ),
  ).toBeCloseTo(-1, 10);
});
