/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { ClassMapFigure } from "../../../widgets/src/saliency/class-map-figure.js";
import { fakeScene, noted } from "./fake-saliency.js";

const scene = fakeScene();
const figure = new ClassMapFigure(scene.data, noted(), new AbortController().signal);

test("the legend names the classes with their share of the pixels", () => {
  expect(figure.draw(scene)).toContain("scaled to its own maximum");
  const legend = Array.from(figure.el.querySelectorAll("li"), ({ textContent }) => textContent);
  expect(legend).toEqual(["A50.0 % of the pixels", "<b>B</b>50.0 % of the pixels"]);
  expect(figure.el.querySelector("b")).toBeNull();
});

test("a pixel is explained for the class that has it", () => {
  figure.draw(scene);
  expect(figure.about({ x: 0, y: 2 }, scene)).toMatchObject({
    subjects: [{ class: 1 }],
    remark: expect.stringContaining("<b>B</b> looks here most"),
  });
  expect(figure.about({ x: 0, y: 0 }, scene)).toMatchObject({
    subjects: [{ class: 0 }],
    remark: "No class looks here.",
  });
});
