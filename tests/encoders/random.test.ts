import { describe, expect, test } from "@jest/globals";
import { random, type RandomOptions } from "../../src/encoders/random.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const fit = async (features: number, given: Partial<RandomOptions> = {}, seed = 1) => {
  const options = { ...random.defaults, ...given };
  return (await random.fit(cohortOf(someCounts(4, features)), options, testContext(seed))).layout;
};
/** How many features each pixel has. */
const loads = ({ start }: { start: Uint32Array }) => Array.from(start.subarray(1), (end, pixel) => end - start[pixel]!);

describe("pixels", () => {
  test("each feature has one of its own, in a full image too", async () => {
    expect(loads(await fit(25, { pixels: "auto" }))).toEqual(Array(25).fill(1));
    const few = loads(await fit(25, { pixels: [9, 7] }));
    expect(few.filter((load) => load === 1).length).toBe(25);
    expect(Math.max(...few)).toBe(1);
  });

  test("more features than pixels are spread evenly", async () => {
    const all = loads(await fit(23, { pixels: 3 }));
    expect(all.filter((load) => load === 3).length).toBe(5);
    expect(all.filter((load) => load === 2).length).toBe(4);
  });

  test("neighbours in the table are no neighbours in the picture", async () => {
    const { x, y } = await fit(400, { pixels: "auto" });
    let distance = 0;
    for (let f = 1; f < 400; f++) distance += Math.hypot(x[f]! - x[f - 1]!, y[f]! - y[f - 1]!) / 399;
    expect(distance).toBeGreaterThan(0.47 * 20); // 0.52 sides is the mean of two random points of a square
  });

  test("another seed gives another layout", async () => {
    expect((await fit(25, {}, 2)).x).not.toEqual((await fit(25)).x);
  });
});
