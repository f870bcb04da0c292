import { expect, test } from "@jest/globals";
import { ABSENT } from "../../src/data/layout.js";
import { layoutWords } from "../../src/report/layout-words.js";
import { exampleLayout } from "../data/example-cohort.js";
import { fakeResult } from "../report/fake-result.js";

test("a line a channel", () => {
  const layout = exampleLayout();
  expect(layoutWords(layout)).toEqual([
    "tsne: 2 of 6 pixels hold 3 features; 2 have no pixel of their own, at most 2 lie on one",
    "pca: 3 of 6 pixels hold 3 features; 0 have no pixel of their own, at most 1 lie on one",
  ]);
  const start = layout.start.map((at) => Math.min(at, 3));
  const absent = { ...layout, start, x: Uint16Array.of(0, 0, 2, ABSENT, ABSENT, ABSENT) };
  expect(layoutWords(absent)[1]).toMatch(/^pca: 0 of 6 pixels hold 0 features \(3 are not on this channel\)/);
});

test("many channels are cut", () => {
  const channels = Array.from({ length: 10 }, (_, c) => `c${c}`);
  expect(layoutWords(fakeResult({ channels, side: 5, genes: 4 }).images.layout).at(-1)).toBe(
    "… and 4 further channels",
  );
});
