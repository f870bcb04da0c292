/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { ComparisonFigure } from "../../../widgets/src/saliency/comparison-figure.js";
import { fakeScene, noted } from "./fake-saliency.js";

const { signal } = new AbortController();
let compared: number[] = [];
const open = () => {
  const scene = fakeScene();
  return { scene, figure: new ComparisonFigure(scene.data, (classes) => (compared = classes), noted(), signal) };
};

test("classes stand side by side on one scale", () => {
  const { scene, figure } = open();
  figure.draw(scene);
  expect(Array.from(figure.el.querySelectorAll("figcaption"), ({ textContent }) => textContent)).toEqual([
    "A",
    "<b>B</b>",
  ]);
  expect(figure.el.textContent).toContain("0.5, the same in all maps");
  expect(figure.pictures).toHaveLength(2);
  expect(figure.about().subjects.map((subject) => subject.class)).toEqual([0, 1]);
});

test("a box adds or takes away a class; what is no class is left out", () => {
  const { scene, figure } = open();
  document.body.append(figure.el);
  figure.draw({ ...scene, compared: [1, 7] });
  const [first, second] = Array.from(figure.el.querySelectorAll("input"));
  expect([first!.checked, second!.checked]).toEqual([false, true]);
  first!.click();
  expect(compared).toEqual([0, 1]);
  expect(figure.pictures).toHaveLength(1);
});

test("a map that stays keeps its element, and with it the focus", () => {
  const { scene, figure } = open();
  figure.draw(scene);
  const [kept] = figure.pictures;
  figure.draw({ ...scene, compared: [0] });
  expect(figure.pictures[0]).toBe(kept);
});
