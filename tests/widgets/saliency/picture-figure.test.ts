/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { namesOf, PictureFigure } from "../../../widgets/src/saliency/picture-figure.js";
import { fakeScene, noted } from "./fake-saliency.js";

const { signal } = new AbortController();

test("says what the scores are means of, and the scale", () => {
  const scene = fakeScene();
  const figure = new PictureFigure(scene.data, noted(), signal);
  expect(figure.draw(scene)).toContain("means over 2 samples predicted as A");
  expect(figure.el.textContent).toContain("0.5, strongest for the class");
  expect(figure.pictures[0].el.getAttribute("aria-label")).toContain("Saliency of class A");
  expect(figure.about({ x: 0, y: 0 }, scene).subjects).toEqual([scene.subject]);
});

test("a sample that has not come is an empty picture", () => {
  const scene = { ...fakeScene(), subject: undefined };
  const figure = new PictureFigure(scene.data, noted(), signal);
  expect(figure.draw(scene)).toBe("");
  expect(figure.about({ x: 0, y: 0 }, scene).subjects).toEqual([]);
});

test("genes of the threshold's share are named at the place that the map draws", () => {
  const scene = fakeScene();
  expect(namesOf(scene.subject!, scene).map(({ text, x, y }) => [text, x, y])).toEqual([
    ["<img src=x onerror=alert(1)>", 3, 2],
    ["TP53", 1, 0],
  ]);
  expect(namesOf(scene.subject!, { ...scene, threshold: 0 })).toHaveLength(3);
  expect(namesOf(scene.subject!, { ...scene, channel: 0 })[0]).toMatchObject({ x: 1, y: 0 });
});
