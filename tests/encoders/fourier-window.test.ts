import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { fourierWindow, type FourierWindowOptions } from "../../src/encoders/fourier-window.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const options = (given: Partial<FourierWindowOptions>): Required<FourierWindowOptions> => ({
  ...fourierWindow.defaults,
  pixels: 16,
  order: "given",
  ...given,
});
const fit = (given: Partial<FourierWindowOptions>, features = 60) =>
  fourierWindow.fit(cohortOf(someCounts(12, features)), options(given), testContext());

test("a wave shows in the row of its frequency, where it is", async () => {
  const given = options({ normalisation: "none", window: 8, pixels: [5, 64] });
  const wave = Array.from({ length: 64 }, (_, t) => (t < 32 ? Math.cos(Math.PI * t) : Math.cos((Math.PI * t) / 2)));
  const train = matrix([wave, wave.map((value) => -value)]);
  const state = await fourierWindow.fit(cohortOf(train), given, testContext());
  const image = imageOf((await fourierWindow.apply(cohortOf(train), state, given, testContext())).images!, 0);
  const strongest = (x: number) => {
    const column = Array.from({ length: 5 }, (_, y) => image[64 * y + x]!);
    return column.indexOf(Math.max(...column));
  };
  expect([strongest(10), strongest(50)]).toEqual([4, 2]);
});

test("a pixel is made of the features under the middle of its window", async () => {
  const { layout } = await fit({ window: 8, pixels: [5, 60] });
  const named = (x: number) => {
    const names: string[] = [];
    for (let k = layout.start[x]!; k < layout.start[x + 1]!; k++) names.push(layout.features[layout.feature[k]!]!);
    return names;
  };
  expect(named(30)).toEqual(["g29", "g30", "g31", "g32"]);
  expect(named(0)).toEqual(["g0", "g1", "g2"]);
});

test.each([3, 20, 600])("of %i features each lies under some window", async (features) => {
  const { layout } = await fit({ window: 8, top: 0 }, features);
  expect(new Set(layout.feature).size).toBe(features);
});

test("missing features are bridged", async () => {
  const state = await fit({});
  const names = Array.from({ length: 60 }, (_, f) => `g${f}`).filter((_, f) => f % 4 !== 0);
  const lacking = cohortOf(someCounts(2, 45), names);
  const drawn = await fourierWindow.apply(lacking, state, options({ missing: "omit" }), testContext());
  expect(drawn.images!.values.every(Number.isFinite)).toBe(true);
});

test("auto: a row for each wave", async () => {
  const { layout } = await fit({ pixels: "auto" });
  expect([layout.height, layout.width]).toEqual([17, 60]);
});

test("windows are those that can be transformed", () => {
  expect(() => fourierWindow.check?.({ ...fourierWindow.defaults, window: 20 })).toThrow(/one of 8, 12, 16/);
});
