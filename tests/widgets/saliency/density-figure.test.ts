/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { DensityFigure } from "../../../widgets/src/saliency/density-figure.js";
import { fakeScene, noted } from "./fake-saliency.js";

const scene = fakeScene();
const figure = new DensityFigure(scene.data, noted(), new AbortController().signal);

test("tells how crowded the pixels of a channel are", () => {
  expect(figure.draw({ ...scene, channel: 0 })).toContain(
    "5 genes in channel a: 41.7 % of the pixels hold a gene, 33.3 % exactly one.",
  );
  expect(figure.el.textContent).toContain("2 genes");
  expect(figure.draw(scene)).toContain("all channels together");
  expect(figure.about({ x: 0, y: 0 }, scene).subjects).toEqual([scene.subject]);
});
