/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { crowdingOf } from "../../../widgets/src/layout/crowding.js";
import { smallLayout } from "./small-layout.js";

test("pixels, the densest of them and features that share their centre are counted by channel", () => {
  const centres = [[1, 0], [1, 0], [5, 5], [0, 0], [1, 1], [2, 2]] as const; // prettier-ignore
  const layout = smallLayout(["a", "b", "c"], centres, { channels: ["one", "two"] });
  expect(crowdingOf(layout, 0)).toEqual({ occupied: 2, most: 2, densest: 1, colliding: 2 });
  expect(crowdingOf(layout, 1)).toEqual({ occupied: 3, most: 1, densest: 0, colliding: 0 });
});

test("twenty thousand on one pixel", () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `g${i}`);
  const layout = smallLayout(names, names.map(() => [0, 0] as const), { side: 1 }); // prettier-ignore
  expect(crowdingOf(layout, 0)).toEqual({ occupied: 1, most: 20_000, densest: 0, colliding: 20_000 });
});
