import { expect, test } from "@jest/globals";
import { geneCountMap } from "../../src/explain/gene-count-map.js";
import { layoutOf } from "./a-layout.js";

test("genes are counted by pixel and channel, and different ones over the channels", () => {
  const layout = layoutOf(
    1,
    3,
    ["A", "B", "C"],
    [
      [["A", "B"], ["C"], []],
      [["A", "C"], ["C"], []],
    ],
  );
  expect(geneCountMap(layout)).toEqual({
    height: 1,
    width: 3,
    byChannel: Uint32Array.of(2, 1, 0, 2, 1, 0),
    combined: Uint32Array.of(3, 1, 0),
  });
});
