import { expect, test } from "@jest/globals";
import { evenRuns } from "../../../src/encoders/placing/even-runs.js";

const runs = (pixels: number, features: number[]) => {
  const out = Array.from({ length: pixels }, () => "");
  evenRuns([...out.keys()], features, (pixel, feature) => (out[pixel] += feature));
  return out.join("|");
};

test("each feature has its run of pixels, or shares one", () => {
  expect(runs(6, [7, 5, 3])).toBe("7|7|5|5|3|3");
  expect(runs(5, [7, 5, 3])).toBe("7|5|5|3|3");
  expect(runs(2, [7, 5, 3])).toBe("75|3");
  expect(runs(3, [])).toBe("||");
});
