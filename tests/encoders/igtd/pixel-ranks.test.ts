import { describe, expect, test } from "@jest/globals";
import { pixelRanks } from "../../../src/encoders/igtd/pixel-ranks.js";
import { ranks } from "../../../src/math/statistics.js";

/** Ranks of all pairs, one by one. */
function plainly(count: number, width: number, by: "euclidean" | "manhattan"): number[] {
  const distances: number[] = [];
  for (let p = 0; p < count; p++)
    for (let q = 0; q < p; q++) {
      const [dx, dy] = [Math.abs((p % width) - (q % width)), Math.floor(p / width) - Math.floor(q / width)];
      distances.push(by === "euclidean" ? dx * dx + dy * dy : dx + dy);
    }
  return [...ranks(distances)];
}

describe.each(["euclidean", "manhattan"] as const)("%s", (by) => {
  test.each([
    ["a full square", 5, 5, 25],
    ["a rectangle with a row cut short", 4, 7, 23],
    ["rows that are not used", 6, 3, 7],
    ["less than a row", 3, 9, 4],
  ])("%s", (_, height, width, count) => {
    const { values, stride, centre } = pixelRanks({ height, width }, count, by);
    const found: number[] = [];
    for (let p = 0; p < count; p++)
      for (let q = 0; q < p; q++) {
        const [one, other] = [p, q].map((pixel) => Math.floor(pixel / width) * stride + (pixel % width));
        found.push(values[centre + one! - other!]!);
      }
    expect(found).toEqual(plainly(count, width, by));
  });
});

test("in another unit", () => {
  const [one, two] = [
    pixelRanks({ height: 3, width: 3 }, 9, "euclidean"),
    pixelRanks({ height: 3, width: 3 }, 9, "euclidean", 2),
  ];
  expect([...two.values]).toEqual([...one.values].map((rank) => rank / 2));
});
