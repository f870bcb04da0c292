/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { FeatureList } from "../../../widgets/src/layout/feature-list.js";

const marked: number[] = [];
const actions = {
  mark: (feature: number) => marked.push(feature),
  markAll: () => marked.push(-1),
  clear: () => marked.push(-2),
};
const listOf = () => new FeatureList(["a", "<img onerror=x>", "c"], actions, new AbortController().signal);
const pixel = { channel: "tsne", place: { x: 3, y: 4 }, held: false };

test("a pixel tells its features with their values, and how many are left", () => {
  const list = listOf();
  list.show({
    ...pixel,
    count: 20_000,
    first: [1, 0],
    column: { name: "score", numbers: Float32Array.of(NaN, 0.5, 1) },
  });
  expect(list.el.textContent).toContain("tsne, column 3, row 4: 20,000 features");
  expect([...list.el.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual([
    "<img onerror=x>0.5",
    "a–",
    "… and 19,998 more",
  ]);
  expect(list.el.querySelector("img")).toBeNull();
});

test("names and buttons act", () => {
  const list = listOf();
  list.show({ ...pixel, count: 1, first: [2], column: undefined });
  list.showMarks([2]);
  const buttons = [...list.el.querySelectorAll("button")];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(["c", "Clear marks", "c", "Mark all of them"]);
  expect(buttons[2]!.getAttribute("aria-pressed")).toBe("true");
  for (const button of buttons) button.click();
  expect(marked).toEqual([2, -2, 2, -1]);
});

test("an empty pixel and no marks are told", () => {
  const list = listOf();
  list.show({ ...pixel, held: true, count: 0, first: [], column: undefined });
  list.showMarks([]);
  expect(list.el.textContent).toContain("no feature (held; a click or Escape lets go)");
  expect(list.el.textContent).toContain("Nothing is marked.");
});
