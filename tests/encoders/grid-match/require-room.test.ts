import { expect, test } from "@jest/globals";
import { requireRoom } from "../../../src/encoders/grid-match/require-room.js";

test("the size that fits is told, and the most that can be weighed", () => {
  const require = (features: number, side: number, most?: number) => () =>
    requireRoom("igtd", features, { height: side, width: side }, most);
  expect(require(9, 3)).not.toThrow();
  expect(require(10, 3)).toThrow(/10 features .*pixels: 4 or more/);
  expect(require(40_000, 500)).toThrow(/Keep 32767 or fewer/);
  expect(require(101, 500, 100)).toThrow(/top: 100/);
});
