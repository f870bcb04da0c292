/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { apart, NamedPicture } from "../../../widgets/src/saliency/named-picture.js";
import { PixelPicture } from "../../../widgets/src/saliency/pixel-picture.js";
import { nextFrame } from "../fake-model.js";
import { noted } from "./fake-saliency.js";

const size = { width: 4, height: 4 };
const { signal } = new AbortController();
const picture = new PixelPicture({ ...size, ...noted(), brightest: () => ({ x: 0, y: 0 }) }, signal);
const named = new NamedPicture(picture, size, signal);
const place = (el: HTMLElement, sizes: Record<string, number>) => {
  for (const [name, value] of Object.entries(sizes)) Object.defineProperty(el, name, { value, configurable: true });
};
const names = [
  { text: "<img onerror=x>", x: 0, y: 1 },
  { text: "🧬".repeat(30), x: 3, y: 1 },
  { text: "near", x: 1, y: 1 },
];

test("names stand in the margins, led to their pixels, as text and shortened by whole letters", async () => {
  place(picture.el, { offsetLeft: 100, offsetTop: 0, offsetWidth: 200, offsetHeight: 200 });
  place(named.el, { clientWidth: 400 });
  named.name(names);
  await nextFrame();
  const texts = Array.from(named.el.querySelectorAll("text"), (text) => [
    text.textContent,
    text.getAttribute("text-anchor"),
  ]);
  expect(texts).toEqual([
    ["<img onerror=x>", "end"],
    ["near", "end"],
    [`${"🧬".repeat(14)}…`, "start"],
  ]);
  expect(named.el.querySelector("circle")!.getAttribute("cx")).toBe("125");
});

test("without margins there are no names", async () => {
  place(picture.el, { offsetLeft: 0, offsetWidth: 400 });
  named.name(names);
  await nextFrame();
  expect(named.el.querySelectorAll("text")).toHaveLength(0);
});

test("places keep their distance and stay within their limits", () => {
  expect(apart([10, 11, 50], 14, [0, 100])).toEqual([10, 24, 50]);
  expect(apart([95, 99], 14, [0, 100])).toEqual([86, 100]);
  expect(apart([-5], 14, [7, 93])).toEqual([7]);
  expect(apart([], 14, [0, 1])).toEqual([]);
});
