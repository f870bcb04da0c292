import { describe, expect, test } from "@jest/globals";
import { mismatch } from "../../../src/encoders/grid-match/mismatch.js";
import { searchNeighbours } from "../../../src/encoders/grid-match/neighbour-search.js";
import { testContext } from "../../embed/context.js";
import { shuffledGrid } from "./arrangements.js";

const whole = (height: number, width: number) => ({
  height,
  width,
  pixels: Int32Array.from({ length: height * width }, (_, p) => p),
});

describe.each(["absolute", "squared"] as const)("%s", (by) => {
  test("ends where no swap of neighbours helps, better than it began", async () => {
    const arrangement = shuffledGrid(6, 7, 1, 0.1);
    const start = await mismatch(arrangement, by);
    const { before, after } = await searchNeighbours(
      arrangement,
      whole(6, 7),
      { by, rounds: 100 },
      "refined",
      testContext(),
    );
    expect(before).toBe(start);
    expect(after).toBeLessThan(0.95 * before);
    expect(after / (await mismatch(arrangement, by))).toBeCloseTo(1, 6);
    const again = await searchNeighbours(arrangement, whole(6, 7), { by, rounds: 5 }, "refined", testContext());
    expect(again.after).toBe(again.before);
  });
});

test("two neighbours that were exchanged are put right", async () => {
  const arrangement = shuffledGrid(5, 5);
  arrangement.at.sort();
  [arrangement.at[11], arrangement.at[12]] = [12, 11];
  await searchNeighbours(arrangement, whole(5, 5), { by: "absolute", rounds: 3 }, "refined", testContext());
  expect([...arrangement.at]).toEqual(Array.from({ length: 25 }, (_, p) => p));
});

test("no round, no change", async () => {
  const arrangement = shuffledGrid(4, 4);
  const at = arrangement.at.slice();
  await searchNeighbours(arrangement, whole(4, 4), { by: "absolute", rounds: 0 }, "refined", testContext());
  expect(arrangement.at).toEqual(at);
});
